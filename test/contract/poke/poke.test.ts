import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { openDatabase } from '../../../src/server/database/openDatabase.ts';
import { PokeHub } from '../../../src/server/poke/hub.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../src/server/rows/storeWrites.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, MONDAY, type TestServer, WS } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';
import { testDatabase } from '../../support/testDatabase.ts';

let server: TestServer;
const streams: PokeStream[] = [];

beforeEach(async () => {
  // Slow to look by itself, so that what a test hears is what it did.
  server = await createTestServer({ heartbeat: 60_000, database: { pollEvery: 60_000 } });
  await server.store([...crew(), task('paint')]);
});
afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.close();
  await server.close();
});

/** An open stream of pokes. `next` resolves with the head of the next one. */
class PokeStream {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  /** Always asked for: of what comes while nobody asks only the last is kept, and an earlier one would go unheard. */
  #coming: ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>;
  #text = '';

  constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
    this.#coming = this.#reader.read();
  }

  static async open(person: string): Promise<PokeStream> {
    const response = await server.fetch(person, `/v1/w/${WS}/poke`);
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const stream = new PokeStream(response.body!);
    streams.push(stream);
    await stream.next();
    return stream;
  }

  async line(): Promise<string> {
    while (!this.#text.includes('\n\n')) {
      const { value, done } = await this.#coming;
      this.#coming = this.#reader.read();
      if (done) throw new Error('the stream has ended');
      this.#text += new TextDecoder().decode(value);
    }
    const end = this.#text.indexOf('\n\n');
    const line = this.#text.slice(0, end);
    this.#text = this.#text.slice(end + 2);
    return line;
  }

  async next(): Promise<number> {
    const { head } = JSON.parse((await this.line()).replace(/^data: /, '')) as { head: number };
    return head;
  }

  close(): Promise<void> {
    return this.#reader.cancel();
  }
}

/** Everyone hears this one, so that whoever should not have heard an earlier one can be shown not to have. */
async function pokeAll(): Promise<number> {
  const head = await server.store([
    patch('workspace', WS, { reportDays: 1 + (Math.floor(server.now / 1000) % 80) }),
  ]);
  server.now += 1000;
  await server.deps.pokes.changed(WS, head, new Set(['w']));
  return head;
}

describe('a poke goes', () => {
  it('to those who hold a scope that changed, and says only where the head is', async () => {
    const [lena, max, emil] = [
      await PokeStream.open('lena'),
      await PokeStream.open('max'),
      await PokeStream.open('emil'),
    ];
    const mia = new SimplePhone(server, 'mia');
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 30 });
    const [answer] = await mia.sync();
    expect(await lena.next()).toBe(answer?.ver);
    const all = await pokeAll();
    // Neither Max nor Emil sees Mia's tasks: the next that they hear is the one for everyone.
    expect(await max.next()).toBe(all);
    expect(await emil.next()).toBe(all);
  });

  it('to whoever gains something through a change of memberships', async () => {
    const emil = await PokeStream.open('emil');
    const phone = new SimplePhone(server, 'emil');
    await phone.sync();
    const ada = new SimplePhone(server, 'ada');
    ada.write('person.edit', { personId: 'emil', fields: { teamIds: ['deck'] } });
    await ada.sync();
    await emil.next();
    await phone.sync();
    expect(phone.ids('person')).toContain('mia');
    // And what changes in the new team is heard from now on.
    const max = new SimplePhone(server, 'max');
    max.write('presence.set', { state: 'busy', minute: 600, until: null, percent: 0 });
    const [answer] = await max.sync();
    expect(await emil.next()).toBe(answer?.ver);
  });

  it('to a manager about those whom they have opened', async () => {
    const carl = await PokeStream.open('carl');
    const phone = new SimplePhone(server, 'carl');
    phone.want = ['person:mia'];
    await phone.sync();
    const mia = new SimplePhone(server, 'mia');
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 30 });
    const [answer] = await mia.sync();
    expect(await carl.next()).toBe(answer?.ver);
  });

  it('to whoever may look at figures that it changes, also of people whose rows they do not carry', async () => {
    const carl = await PokeStream.open('carl');
    const mia = new SimplePhone(server, 'mia');
    mia.write('task.progress', { taskId: 'paint', spentMinutes: 30 });
    const [answer] = await mia.sync();
    expect(await carl.next()).toBe(answer?.ver);

    await server.store([task('on-refit', { assigneeId: 'emil', projectId: 'refit' })]);
    const lena = await PokeStream.open('lena');
    const emil = new SimplePhone(server, 'emil');
    emil.write('checkin.set', { score: 5 });
    const [felt] = await emil.sync();
    expect(await lena.next()).toBe(felt?.ver);
  });

  it('to those whom it concerns when another process has written', async () => {
    const own = await testDatabase();
    const before = server;
    server = await createTestServer({ url: own.url, database: { pollEvery: own.pollEvery } });
    await server.deps.pokes.changed(WS, await server.store(crew()), 'all');
    const [mia, emil] = [await PokeStream.open('mia'), await PokeStream.open('emil')];
    const other = await openDatabase(own.url);
    const head = await other.write(async (trx) => {
      const ver = await nextVersion(trx, WS);
      await storeWrites(trx, { workspaceId: WS, ver, today: '2026-03-02', at: MONDAY }, [task('imported')]);
      return ver;
    });
    expect(await mia.next()).toBe(head);
    // Emil sees nothing of Mia's: the next that he hears is the one for everyone.
    const all = await pokeAll();
    expect(await emil.next()).toBe(all);
    await mia.close();
    await emil.close();
    await other.close();
    await server.close();
    server = before;
    await own.drop();
  });

  it('to those alone, however much was written here since the workspace was made, or since a push that changed nothing', async () => {
    const own = await testDatabase();
    const before = server;
    server = await createTestServer({ url: own.url, database: { pollEvery: own.pollEvery } });
    const { pokes } = server.deps;
    // As a workspace that is made when the server has begun, of which nobody tells.
    await server.store(crew());
    const refused = new SimplePhone(server, 'mia');
    refused.write('task.handBack', { taskId: 'nowhere' });
    await refused.sync();
    expect(refused.results).toHaveLength(1);
    // More than is looked through one by one.
    const much = Array.from({ length: 2_001 }, (_, index) => task(`t${index}`, { assigneeId: `p${index}` }));
    await pokes.changed(WS, await server.store(much), new Set(['p:p0']));
    const [mia, emil] = [await PokeStream.open('mia'), await PokeStream.open('emil')];
    const other = await openDatabase(own.url);
    const head = await other.write(async (trx) => {
      const ver = await nextVersion(trx, WS);
      await storeWrites(trx, { workspaceId: WS, ver, today: '2026-03-02', at: MONDAY }, [task('imported')]);
      return ver;
    });
    expect(await mia.next()).toBe(head);
    const all = await pokeAll();
    expect(await emil.next()).toBe(all);
    await mia.close();
    await emil.close();
    await other.close();
    await server.close();
    server = before;
    await own.drop();
  });

  it('to nobody, where a push changed nothing', async () => {
    const [carl, mia] = [await PokeStream.open('carl'), new SimplePhone(server, 'mia')];
    mia.write('task.handBack', { taskId: 'nowhere' });
    await mia.sync();
    const all = await pokeAll();
    expect(await carl.next()).toBe(all);
  });

  it('to nobody in another workspace', async () => {
    const mia = await PokeStream.open('mia');
    await server.deps.pokes.changed('elsewhere', 99, 'all');
    const all = await pokeAll();
    expect(await mia.next()).toBe(all);
  });
});

describe('a stream', () => {
  it('that ends leaves nobody listening', async () => {
    const mia = await PokeStream.open('mia');
    expect(server.deps.pokes.listening).toBe(1);
    await mia.close();
    await vi.waitFor(() => expect(server.deps.pokes.listening).toBe(0));
  });

  it('that is silent beats, so that no proxy closes it', async () => {
    const beating = await createTestServer({ heartbeat: 20 });
    await beating.store(crew());
    const response = await beating.fetch('mia', `/v1/w/${WS}/poke`);
    const stream = new PokeStream(response.body!);
    expect([await stream.line(), await stream.line(), await stream.line()]).toEqual([
      'data: {"head":1}',
      ': beat',
      ': beat',
    ]);
    await stream.close();
    await beating.close();
  });

  it('that cannot be begun leaves nobody listening', async () => {
    const hub = new PokeHub(() => Promise.reject(new Error('the database is away')));
    const listener = { workspaceId: WS, personId: 'mia', sessionId: 'hers', poke: () => undefined };
    await expect(hub.listen(listener)).rejects.toThrow('away');
    expect(hub.listening).toBe(0);
  });

  it('that nobody reads is dropped', async () => {
    const impatient = await createTestServer({ heartbeat: 20 });
    await impatient.store(crew());
    const response = await impatient.fetch('mia', `/v1/w/${WS}/poke`);
    await vi.waitFor(() => expect(impatient.deps.pokes.listening).toBe(1));
    await vi.waitFor(() => expect(impatient.deps.pokes.listening).toBe(0));
    await response.body?.cancel();
    await impatient.close();
  });

  it('that is read slowly hears the last head, not every one', async () => {
    const mia = await PokeStream.open('mia');
    let head = 0;
    for (let round = 0; round < 50; round += 1) head = await pokeAll();
    const heard: number[] = [];
    while (heard.at(-1) !== head) heard.push(await mia.next());
    expect(heard.length).toBeLessThan(50);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  });
});
