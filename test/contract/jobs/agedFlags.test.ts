import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { dailyJobs } from '../../../src/server/jobs/dailyJobs.ts';
import { crew } from '../../support/crew.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { SimplePhone } from '../../support/simplePhone.ts';

const DAY = 86_400_000;
let server: TestServer;
let mia: SimplePhone;
let lena: SimplePhone;
/** Mia addresses him by name; he leads another team. */
let lars: SimplePhone;

beforeEach(async () => {
  server = await createTestServer();
  await server.store(crew());
  mia = new SimplePhone(server, 'mia');
  lena = new SimplePhone(server, 'lena');
  lars = new SimplePhone(server, 'lars');
});
afterEach(() => server.close());

const everyone = () => [mia, lena, lars];

async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    server.now += DAY;
    await dailyJobs(server.deps);
  }
}

async function syncAll(): Promise<void> {
  for (const phone of everyone()) await phone.sync();
}

/** Raises a flag on Mia's phone; everyone has heard of it. */
async function raise(): Promise<string> {
  const day = new Date(mia.clock).toISOString().slice(0, 10);
  const { uid } = mia.write('flag.raise', {
    severity: 'cannot',
    kind: 'today',
    from: day,
    to: day,
    taskIds: [],
    relief: [],
    note: 'too much',
    toIds: ['lars'],
  });
  await syncAll();
  return `${uid}.0`;
}

async function answer(phone: SimplePhone, flagId: string, kind: 'acknowledge' | 'reply' | 'resolve') {
  const { uid } = phone.write('flag.answer', { flagId, kind, text: 'a word' });
  await syncAll();
  return `${uid}.0`;
}

const held = (phone: SimplePhone): string[] => [...phone.ids('flag'), ...phone.ids('answer')];

/** Everything that a phone has, and where it lies. */
const sorted = (phone: SimplePhone) =>
  [...phone.rows]
    .map(([name, copy]) => [name, { ...copy, scopes: copy.scopes.toSorted() }] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

async function expectLikeFresh(phone: SimplePhone, name: string): Promise<void> {
  const fresh = new SimplePhone(server, phone.person, name);
  await fresh.sync();
  expect(sorted(phone)).toEqual(sorted(fresh));
}

describe('a closed flag leaves the phones with its answers after ninety days', () => {
  it('when it was resolved: the one who raised it keeps it as long as the leads do, and the server for good', async () => {
    const flag = await raise();
    const answers = [await answer(lars, flag, 'acknowledge'), await answer(lena, flag, 'resolve')];
    await pass(90);
    await syncAll();
    for (const phone of everyone()) expect(held(phone)).toEqual([flag, ...answers.toSorted()]);
    await pass(1);
    await syncAll();
    for (const phone of everyone()) {
      expect(held(phone)).toEqual([]);
      await expectLikeFresh(phone, `${phone.person}-fresh`);
    }
    expect(await server.database.read.selectFrom('flag').select('id').execute()).toEqual([{ id: flag }]);
    expect(await server.database.read.selectFrom('answer').select('id').execute()).toHaveLength(2);
  });

  it('when it was withdrawn', async () => {
    const flag = await raise();
    mia.write('flag.withdraw', { flagId: flag });
    await syncAll();
    await pass(90);
    await syncAll();
    for (const phone of everyone()) expect(held(phone)).toEqual([flag]);
    await pass(1);
    await syncAll();
    for (const phone of everyone()) expect(held(phone)).toEqual([]);
  });

  it('but never while it is open, acknowledged or not', async () => {
    const [open, seen] = [await raise(), await raise()];
    const acknowledged = await answer(lena, seen, 'acknowledge');
    await pass(200);
    await syncAll();
    for (const phone of everyone()) expect(held(phone)).toEqual([open, seen, acknowledged]);
  });

  it('and a word said meanwhile keeps it for ninety days more', async () => {
    const flag = await raise();
    await answer(lena, flag, 'resolve');
    await pass(60);
    await syncAll();
    await answer(lars, flag, 'reply');
    await pass(60);
    await syncAll();
    expect(mia.ids('flag')).toEqual([flag]);
    await pass(31);
    await syncAll();
    for (const phone of everyone()) expect(held(phone)).toEqual([]);
  });

  it('also where it was closed long before anything looked for such flags', async () => {
    const flag = await raise();
    await answer(lena, flag, 'resolve');
    // A server whose daily work did not know of flags has marked its days all the same.
    server.now += 200 * DAY;
    const day = new Date(server.now - DAY).toISOString().slice(0, 10);
    await server.database.write((trx) =>
      trx.insertInto('day_mark').values({ ws: 'ws', day, head: 0 }).execute(),
    );
    await dailyJobs(server.deps);
    await syncAll();
    for (const phone of everyone()) expect(held(phone)).toEqual([]);
  });
});

describe('a flag that has left the phones', () => {
  it('comes back whole when an answer arrives that was written without signal, and leaves again', async () => {
    const flag = await raise();
    const first = await answer(lena, flag, 'resolve');
    await pass(85);
    const late = lars.write('flag.answer', { flagId: flag, kind: 'reply', text: 'written on the ship' });
    await pass(10);
    await mia.sync();
    await lena.sync();
    expect([held(mia), held(lena)]).toEqual([[], []]);
    await syncAll();
    await syncAll();
    expect(lars.results).toEqual([]);
    for (const phone of everyone()) {
      expect(held(phone)).toEqual([flag, ...[first, `${late.uid}.0`].toSorted()]);
      await expectLikeFresh(phone, `${phone.person}-fresh`);
    }
    await pass(81);
    await syncAll();
    for (const phone of everyone()) {
      expect(held(phone)).toEqual([]);
      await expectLikeFresh(phone, `${phone.person}-fresh-again`);
    }
  });

  it('comes back even after its deletions have been forgotten', async () => {
    const flag = await raise();
    const first = await answer(lena, flag, 'resolve');
    await pass(190);
    await syncAll();
    expect(
      await server.database.read.selectFrom('feed').select('id').where('op', '=', 'del').execute(),
    ).toEqual([]);
    const second = await answer(lena, flag, 'reply');
    await syncAll();
    for (const phone of everyone()) {
      expect(held(phone)).toEqual([flag, ...[first, second].toSorted()]);
      await expectLikeFresh(phone, `${phone.person}-fresh`);
    }
  });

  it('comes back with its answers when its withdrawal is taken back', async () => {
    const flag = await raise();
    const seen = await answer(lena, flag, 'acknowledge');
    mia.write('flag.withdraw', { flagId: flag });
    await syncAll();
    await pass(91);
    await syncAll();
    expect(held(mia)).toEqual([]);
    await server.store([patch('flag', flag, { withdrawnAt: null })]);
    await syncAll();
    for (const phone of everyone()) {
      expect(held(phone)).toEqual([flag, seen]);
      await expectLikeFresh(phone, `${phone.person}-fresh`);
    }
    await pass(100);
    await syncAll();
    expect(held(mia)).toEqual([flag, seen]);
  });

  it('cannot be closed twice', async () => {
    const flag = await raise();
    await answer(lena, flag, 'resolve');
    await pass(91);
    await syncAll();
    await answer(lars, flag, 'resolve');
    expect(lars.results).toMatchObject([{ code: 'already_closed' }]);
    for (const phone of everyone()) expect(held(phone)).toEqual([]);
  });
});

describe('whatever is said about flags while months pass', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('raise' as const) }),
    fc.record({
      do: fc.constantFrom('acknowledge' as const, 'reply' as const, 'resolve' as const),
      who: fc.constantFrom(1, 2),
      which: fc.nat(3),
    }),
    fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(3) }),
    fc.record({ do: fc.constant('sync' as const), who: fc.nat(2) }),
    fc.record({ do: fc.constant('pass' as const), days: fc.constantFrom(1, 20, 45, 89, 91) }),
  );

  it('a phone brought up to date has what a fresh one gets: all that is open, and ninety days of the rest', async () => {
    let aged = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        await server.close();
        server = await createTestServer({ page: { entries: 3, bytes: 1e6 } });
        await server.store(crew());
        mia = new SimplePhone(server, 'mia');
        lena = new SimplePhone(server, 'lena');
        lars = new SimplePhone(server, 'lars');
        const flags: string[] = [await raise()];
        let silent = 0;
        for (const next of steps) {
          if (next.do === 'raise') flags.push(await raise());
          else if (next.do === 'sync') await everyone()[next.who]!.sync();
          else if (next.do === 'pass') {
            silent += next.days;
            // A client that sends nothing for 400 days is forgotten, which is another story; these phones cannot tell it.
            if (silent > 300) {
              for (const phone of everyone()) phone.write('report.confirm', {});
              await syncAll();
              silent = next.days;
            }
            server.now += (next.days - 1) * DAY;
            await pass(1);
          } else {
            const flagId = flags[next.which % flags.length]!;
            if (next.do === 'withdraw') mia.write('flag.withdraw', { flagId });
            else everyone()[next.who]!.write('flag.answer', { flagId, kind: next.do, text: 'a word' });
          }
        }
        await syncAll();
        await syncAll();
        for (const phone of everyone()) {
          expect(phone.outbox).toEqual([]);
          await expectLikeFresh(phone, `${phone.person}-fresh`);
          // No answer without its flag.
          for (const id of phone.ids('answer'))
            expect(phone.ids('flag')).toContain(phone.get('answer', id)?.flagId);
        }
        await pass(1);
        await syncAll();
        expect(held(lena)).toEqual(held(mia));
        expect(held(lars)).toEqual(held(mia));
        aged += flags.length - mia.ids('flag').length;
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 25) },
    );
    expect(aged).toBeGreaterThan(0);
  }, 120_000);
});
