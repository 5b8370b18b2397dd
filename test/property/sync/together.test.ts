import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncResponse } from '../../../src/sync/messages.ts';
import type { PushedMutation } from '../../../src/sync/syncRequest.ts';
import { crew, task } from '../../support/crew.ts';
import { createTestServer, MONDAY, type TestServer, WS } from '../../support/server.ts';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 25);
const HOUR = 3_600_000;

type Said = Pick<PushedMutation, 'name' | 'args'>;
const say = (name: string) => (args: unknown) => ({ name, args }) as Said;

const day = fc.constantFrom('2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05');
/** The last is one that the first `task.create` of the push makes, and `gone` is none. */
const taskId = fc.constantFrom('paint', 'sweep', 'hull', 'gone', 'said-0.0', 'said-1.0');
const someone = fc.constantFrom('mia', 'max', 'lena', 'emil');

const said = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ taskId, spentMinutes: fc.integer({ min: 0, max: 60 }) }).map(say('task.progress')),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ taskId, fields: fc.record({ title: fc.constantFrom('One', 'Two', 'Task paint') }) })
      .map(say('task.edit')),
  },
  { weight: 4, arbitrary: fc.record({ taskId, fromId: someone, toId: someone }).map(say('task.move')) },
  {
    weight: 2,
    arbitrary: fc.record({ taskId, status: fc.constantFrom('done', 'cancelled') }).map(say('task.finish')),
  },
  { weight: 1, arbitrary: fc.record({ taskId }).map(say('task.reopen')) },
  {
    weight: 4,
    arbitrary: fc
      .record({
        from: day,
        to: day,
        statement: fc.constantFrom<object>({ kind: 'usual' }, { kind: 'away', parts: null }),
        repeat: fc.constant(null),
        reason: fc.constantFrom('', 'private'),
      })
      .map(say('availability.set')),
  },
  { weight: 1, arbitrary: fc.record({ score: fc.integer({ min: 0, max: 6 }) }).map(say('checkin.set')) },
  {
    weight: 3,
    arbitrary: fc
      .record({ assigneeId: fc.option(someone), teamId: fc.constantFrom('deck', 'engine') })
      .map((place) => ({
        name: 'task.create',
        args: {
          title: 'New',
          type: '',
          projectId: null,
          priority: 3,
          estimateMinutes: 60,
          remainingMinutes: null,
          start: null,
          due: null,
          skillIds: [],
          afterIds: [],
          ...place,
        },
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        from: day,
        to: day,
        taskIds: fc.subarray(['paint', 'hull']),
        note: fc.constantFrom('', 'private'),
      })
      .map((flag) => say('flag.raise')({ severity: 'tight', kind: 'week', relief: [], toIds: [], ...flag })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ kind: fc.constantFrom('resolve', 'reply'), text: fc.constant('seen') })
      .map((answer) => say('flag.answer')({ flagId: 'said-0.0', ...answer })),
  },
  // Who may do what changes between one mutation and the next.
  {
    weight: 2,
    arbitrary: fc
      .record({
        personId: someone,
        fields: fc.record({ teamIds: fc.subarray(['deck', 'engine']), region: fc.constantFrom(null, 'DE') }),
      })
      .map(say('person.edit')),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ leadIds: fc.subarray(['lena', 'max', 'ada']) })
      .map(({ leadIds }) => say('team.put')({ teamId: 'deck', fields: { leadIds } })),
  },
);

/** Says the same as another person, from nothing. */
const author = fc.constantFrom('lena', 'mia', 'ada', 'carl');

describe('what is pushed together', () => {
  it('has the effects that it has when it is pushed one by one', async () => {
    const seen = { carriedOut: 0, rejected: 0 };
    await fc.assert(
      fc.asyncProperty(author, fc.array(said, { minLength: 2, maxLength: 14 }), async (who, list) => {
        const whole = await begin(who, list, [list.length]);
        const single = await begin(
          who,
          list,
          list.map(() => 1),
        );
        expect(whole.stand).toEqual(single.stand);
        expect(whole.left.every((name) => single.left.includes(name))).toBe(true);
        seen.rejected += whole.results;
        seen.carriedOut += list.length - whole.results;
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(seen.carriedOut, seen.rejected)).toBeGreaterThan(RUNS);
  });

  it('has them where one has to be told apart from the rest', async () => {
    await fc.assert(
      fc.asyncProperty(author, fc.array(said, { minLength: 1, maxLength: 8 }), async (who, list) => {
        const poison = { name: 'task.progress', args: { taskId: 'own', spentMinutes: 5 } };
        const whole = await begin(who, [...list, poison], [list.length + 1]);
        const single = await begin(who, [...list, poison], [list.length, 1]);
        expect(whole.stand).toEqual(single.stand);
        expect(whole.codes.at(-1)).toBe('already_exists');
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });
});

interface Outcome {
  /** Rows without their versions, where they lie, and what was answered. */
  stand: unknown;
  /** Places that rows have left. */
  left: string[];
  results: number;
  codes: string[];
}

/** @param sizes of the pushes, one after the other */
async function begin(who: string, list: readonly Said[], sizes: readonly number[]): Promise<Outcome> {
  const server = await createTestServer();
  try {
    await server.store([
      ...crew(),
      task('paint', { teamId: null, projectId: 'refit' }),
      task('sweep', { assigneeId: null }),
      task('hull', { assigneeId: 'max', remainingMinutes: 120 }),
      task('own', { assigneeId: who }),
    ]);
    await usedLongAgo(server, who, `said-${list.length - 1}`);
    const results: SyncResponse['results'] = [];
    let n = 0;
    for (const size of sizes) {
      const push = list.slice(n, n + size).map(({ name, args }, index): PushedMutation => {
        const at = MONDAY - HOUR * (list.length - n - index);
        return {
          n: n + index + 1,
          uid: `said-${n + index}`,
          s: 1,
          name,
          args,
          base: 2,
          at,
          day: '2026-03-02',
          author: who,
        };
      });
      const answer = await server.sync(who, { push, ackN: n, client: 'phone' });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      results.push(...(answer.body as SyncResponse).results.filter(({ n: of }) => of > n));
      n += size;
    }
    const all = await entries(server);
    return {
      stand: {
        rows: await rows(server),
        held: all.filter(({ op }) => op === 'put').map(({ name }) => name),
        uids: await uids(server),
        // What stands in the way is told as it is, to whom it may be told, when the answer is given: after the whole push.
        results: results.map(({ theirs: _, ...result }) => result),
      },
      left: all.filter(({ op }) => op === 'del').map(({ name }) => name),
      results: results.length,
      codes: results.map(({ code }) => code),
    };
  } finally {
    await server.close();
  }
}

/** The last one's uid has made a row before, and is not remembered any more. */
async function usedLongAgo(server: TestServer, who: string, uid: string): Promise<void> {
  const push = [
    {
      n: 1,
      uid,
      s: 1,
      name: 'task.progress',
      args: { taskId: 'own', spentMinutes: 60 },
      base: 1,
      at: MONDAY - 100 * HOUR,
      day: '2026-03-02',
      author: who,
    },
  ];
  await server.sync(who, { push, client: 'long-ago' });
  await server.database.write((trx) => trx.deleteFrom('mutation_uid').where('ws', '=', WS).execute());
}

const TABLES = [
  'task',
  'timeEntry',
  'report',
  'availability',
  'reason',
  'checkin',
  'flag',
  'flagUp',
  'answer',
  'person',
  'team',
  'team_lead',
  'team_member',
  'holiday',
] as const;

/** With when each field was written, and without the version at which. */
async function rows(server: TestServer): Promise<unknown> {
  const tables: Record<string, string[]> = {};
  for (const table of TABLES) {
    const found = (await server.database.read.selectFrom(table).selectAll().execute()) as Record<
      string,
      unknown
    >[];
    tables[table] = found
      .map(({ ver: _, ...row }) => JSON.stringify({ ...row, field_meta: intents(row.field_meta) }))
      .sort();
  }
  return tables;
}

const intents = (meta: unknown): unknown =>
  typeof meta === 'string'
    ? Object.entries(JSON.parse(meta) as Record<string, [number, number]>)
        .map(([field, [, at]]) => `${field} ${at}`)
        .sort()
    : undefined;

async function entries(server: TestServer): Promise<{ name: string; op: string }[]> {
  const found = await server.database.read.selectFrom('feed').select(['scope', 'type', 'id', 'op']).execute();
  return found
    .map(({ scope, type, id, op }) => ({ name: `${scope} ${type} ${id}`, op }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const uids = (server: TestServer): Promise<unknown> =>
  server.database.read.selectFrom('mutation_uid').select(['uid', 'n', 'applied']).orderBy('n').execute();
