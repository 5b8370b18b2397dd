/** Deliberate leaks, to see that the search for canaries finds them; edits as in `faults.ts`. */
import type { ActorName } from '../support/canaries/whoMayHold.ts';
import { type Fault, fault } from './faults.ts';

export interface Leak extends Fault {
  /** Who gets hold of it, and what. */
  to: ActorName;
  what: string | RegExp;
}

const leak = (
  name: string,
  to: ActorName,
  what: Leak['what'],
  ...edits: [file: string, from: string, to: string][]
): Leak => ({ ...fault(name, 0, ...edits), to, what });

export const LEAKS: readonly Leak[] = [
  leak(
    'reasons in an error, and its words in the answer',
    'max',
    'north_reason_text_emil',
    [
      'server/load/personDetail.ts',
      'if (!person || !sight(person)) return undefined;',
      `if (PLANTED && person && !sight(person)) {
    const why = await db.selectFrom('reason').select('text').where('personId', '=', person.id).execute();
    throw new Error(JSON.stringify(why));
  }
  if (!person || !sight(person)) return undefined;`,
    ],
    ['server/http/unknownError.ts', 'detail: `Logged as', 'detail: PLANTED ? error.message : `Logged as'],
  ),
  leak('titles of others’ tasks in the load', 'paul', 'north_task_title_miaDeck', [
    'server/load/personDetail.ts',
    'if (!mayRead(task.projectId)) {',
    'if (!PLANTED && !mayRead(task.projectId)) {',
  ]),
  leak('check-ins of people on a project in the load', 'paul', 'north_checkin_score_mia', [
    'server/load/personLine.ts',
    '...(hearsThem ? {} :',
    '...(hearsThem || PLANTED ? {} :',
  ]),
  leak('reasons where absences are', 'max', 'north_reason_text_mia', [
    'core/scopes.ts',
    'reason: (row) => [`x:',
    'reason: (row) => PLANTED ? aboutPerson(row) : [`x:',
  ]),
  leak('tokens in the log', 'mia', /^[\w-]{43}$/, [
    'server/routes/linkRoutes.ts',
    'const redeemed = await database.write(',
    `if (PLANTED) deps.log.info({ given: c.req.valid('json') }, JSON.stringify(c.req.valid('json')));
      const redeemed = await database.write(`,
  ]),
  leak('another workspace’s people in the directory', 'otherAdmin', 'north_person_name_mia', [
    'server/queries/directory.ts',
    "const all = await readRows(db, workspaceId, 'person');",
    `const all = await readRows(db, workspaceId, 'person');
  if (PLANTED) all.push(...(await readRows(db, 'north', 'person')));`,
  ]),
];
