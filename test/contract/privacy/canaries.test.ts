/**
 * A canary in every field of two full workspaces; then every byte that each of ten people can get hold of is searched for
 * those that are not theirs, and the log for any at all.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { patch } from '../../../src/core/mutation.ts';
import { COLUMNS, ROW_TYPES } from '../../../src/core/rows.ts';
import { makeLog } from '../../../src/server/log.ts';
import { tableOf } from '../../../src/server/rows/storedRow.ts';
import {
  CANARY_FIELDS,
  MIGRATION_TABLES,
  ROW_COLUMNS,
  SERVER_TABLES,
} from '../../support/canaries/canaryFields.ts';
import { missingTypes } from '../../support/canaries/canaryRows.ts';
import { type CanaryServer, canaryServer } from '../../support/canaries/canaryServer.ts';
import { leaksTo } from '../../support/canaries/leaksTo.ts';
import { ACTORS, type ActorName } from '../../support/canaries/whoMayHold.ts';
import type { SyncAnswer } from '../../support/server.ts';
import { NOON } from '../../support/serverUnderTest.ts';
import { SimplePhone } from '../../support/simplePhone.ts';
import { onPostgres } from '../../support/testDatabase.ts';

let world: CanaryServer;
afterEach(() => world.close());

/** What others do while an actor looks away: Mia's task gets a new title and someone else, whose it then is alone. */
const movedOn = async (): Promise<void> =>
  world.store(
    patch('task', 'north-emilEngine', {
      title: world.aviary.text({ workspace: 'north', type: 'task', field: 'title', subject: 'emilEngine' }),
      assigneeId: 'north-lars',
    }),
    patch('team', 'north-deck', { archived: false, name: canaryTitle() }),
  );
const canaryTitle = (): string =>
  world.aviary.text({ workspace: 'north', type: 'team', field: 'name', subject: 'all' });

/** A table's name as canaries have it: their own parts are kept apart by the underscore. */
const canaryType = (table: string): string =>
  table.replace(/_(.)/, (_, letter: string) => letter.toUpperCase());

describe('the search', () => {
  it('covers every field that is stored, of rows and of what only the server has', async () => {
    world = await canaryServer();
    const { database } = world.server.deps;
    const stored = new Map<string, string[]>();
    for (const { name, columns } of await database.read.introspection.getTables())
      if (!MIGRATION_TABLES.includes(name)) stored.set(name, columns.map((column) => column.name).sort());
    const known = new Map<string, string[]>(
      Object.entries(SERVER_TABLES).map(([name, columns]) => [name, Object.keys(columns).sort()]),
    );
    for (const type of ROW_TYPES) {
      expect([type, Object.keys(CANARY_FIELDS[type])]).toEqual([type, Object.keys(COLUMNS[type])]);
      known.set(tableOf(type), [...ROW_COLUMNS, ...Object.keys(COLUMNS[type])].sort());
    }
    expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(known));

    expect(missingTypes(world.writes)).toEqual([]);
    const made = new Set(world.aviary.made.map(({ type, field }) => `${type}.${field}`));
    const meant = Object.entries({ ...CANARY_FIELDS, ...SERVER_TABLES, workspace: CANARY_FIELDS.workspace })
      .flatMap(([type, fields]) =>
        Object.entries(fields).map(([field, kind]) => [`${canaryType(type)}.${field}`, kind]),
      )
      .filter(([, kind]) => kind === 'text' || kind === 'number')
      .map(([name]) => name);
    expect([...made].sort()).toEqual(meant.sort());
  });
});

describe('what reaches', () => {
  it.each(ACTORS)('%s is what they may hold, and all of that', async (actor: ActorName) => {
    world = await canaryServer();
    const { answers, ...leaks } = await leaksTo(world, actor, movedOn);
    expect(leaks).toEqual({ notTheirs: [], missed: [], logged: [], secrets: 0 });
    expect(answers.length).toBeGreaterThan(60);
    expect(answers.filter((answer) => answer.startsWith('5'))).toEqual([]);
  });
});

describe('a word that was replaced', () => {
  it.each([false, true])(
    'reaches whoever said it before, unless the task was taken away: %s',
    async (taken) => {
      world = await canaryServer();
      const phoneOf = (actor: 'mia' | 'lena'): SimplePhone =>
        new SimplePhone(
          {
            now: NOON,
            sync: async (_, request) => {
              const response = await world.browserOf[actor].post('/v1/w/north/sync', request);
              return { status: response.status, body: await response.json() } as SyncAnswer;
            },
          },
          `north-${actor}`,
        );
      const [mia, lena] = [phoneOf('mia'), phoneOf('lena')];
      await mia.sync();
      await lena.sync();
      mia.write('task.edit', { taskId: 'north-miaDeck', fields: { title: 'Mia says' } });
      await mia.sync();
      lena.write('task.edit', { taskId: 'north-miaDeck', fields: { title: 'zq_north_task_title_lena' } });
      if (taken) lena.write('task.move', { taskId: 'north-miaDeck', toId: 'north-max', fromId: 'north-mia' });
      await lena.sync();
      const [answer] = await mia.sync();
      expect(answer?.overwritten?.map(({ code }) => code) ?? []).toEqual(taken ? [] : ['overwritten']);
      expect(world.aviary.in(JSON.stringify(answer)).has('north_task_title_lena')).toBe(!taken);
    },
  );
});

describe('the log', () => {
  it('says nothing of the row that a failing statement was about', async () => {
    world = await canaryServer();
    const lines: string[] = [];
    const log = makeLog('debug', { write: (line) => void lines.push(line) });
    const { database } = world.server.deps;
    const row = { ws: 'north', type: 'person', key: 'zq_north_said_key_mia', id: 'x', fields: '{}' };
    const doubled = () => database.write((trx) => trx.insertInto('said').values(row).execute());
    const head = 'zq_north_said_key_mia' as unknown as number;
    const misfit = () =>
      database.write((trx) => trx.insertInto('day_mark').values({ ws: 'north', day: 'x', head }).execute());
    for (const fail of [doubled, misfit]) await fail().catch((err) => log.error({ err }, 'a request failed'));
    // SQLite takes a text for a number.
    expect(lines.length).toBe(onPostgres() ? 2 : 1);
    for (const line of lines) expect(line).toContain('"stack":"');
    expect([...world.aviary.in(lines.join(''))]).toEqual([]);
  });
});
