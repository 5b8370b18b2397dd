import type { RowType, RowTypes } from '../../../src/core/rows.ts';

/**
 * What stands in each field of the workspace that is searched for leaks: `text` and `number` are canaries, found nowhere
 * else. The rest cannot be, and says why: ids are opaque and passed around, a choice has few values, a day has to be near
 * today for figures to exist, a setting is the workspace's own or the machinery's, a copy repeats what has a canary where it
 * comes from, and a secret is looked for as it is.
 *
 * The types make a new field of a row a compile error here, and the test compares the tables: nothing that is stored is
 * left out of the search by being forgotten.
 */
export type FieldCanary = 'text' | 'number' | 'id' | 'choice' | 'day' | 'setting' | 'copy' | 'secret';

type Fields<T extends RowType> = { readonly [K in Exclude<keyof RowTypes[T], 'id'>]-?: FieldCanary };

export const CANARY_FIELDS: { readonly [T in RowType]: Fields<T> } = {
  workspace: {
    name: 'text',
    weekStart: 'setting',
    defaultWeek: 'setting',
    region: 'setting',
    tightPercent: 'setting',
    farOverPercent: 'setting',
    reportDays: 'setting',
    minGroupSize: 'setting',
    retentionMonths: 'setting',
  },
  team: { name: 'text', leadIds: 'id', sourceKey: 'text', archived: 'choice' },
  skill: { name: 'text' },
  holiday: { region: 'setting', day: 'day', name: 'text', percent: 'choice' },
  project: {
    name: 'text',
    leadId: 'id',
    allocatorId: 'id',
    priority: 'choice',
    start: 'day',
    end: 'day',
    sourceKey: 'text',
    archived: 'choice',
  },
  person: {
    name: 'text',
    roles: 'choice',
    teamIds: 'id',
    skillIds: 'id',
    zone: 'choice',
    region: 'choice',
    employedFrom: 'day',
    employedTo: 'day',
    sourceKey: 'text',
    active: 'choice',
  },
  workingWeek: { personId: 'id', from: 'day', minutes: 'choice' },
  availability: {
    personId: 'id',
    kind: 'choice',
    from: 'day',
    to: 'day',
    parts: 'choice',
    minutes: 'choice',
    percent: 'choice',
    everyWeeks: 'choice',
    weekdays: 'choice',
    anchor: 'day',
    saidAt: 'number',
  },
  reason: { personId: 'id', text: 'text' },
  presence: { personId: 'id', state: 'choice', until: 'number', saidAt: 'number' },
  report: { personId: 'id', kind: 'choice', at: 'number' },
  checkin: { personId: 'id', day: 'day', score: 'number' },
  allocation: {
    personId: 'id',
    projectId: 'id',
    from: 'day',
    to: 'day',
    minutesPerDay: 'number',
    percent: 'choice',
    mode: 'choice',
    tentative: 'choice',
  },
  task: {
    title: 'text',
    type: 'text',
    projectId: 'id',
    teamId: 'id',
    assigneeId: 'id',
    status: 'choice',
    priority: 'choice',
    estimateMinutes: 'number',
    remainingMinutes: 'number',
    loggedMinutes: 'number',
    start: 'day',
    due: 'day',
    doneOn: 'day',
    skillIds: 'id',
    afterIds: 'id',
    sourceKey: 'text',
  },
  timeEntry: { personId: 'id', taskId: 'id', day: 'day', minutes: 'number' },
  flag: {
    personId: 'id',
    severity: 'choice',
    kind: 'choice',
    from: 'day',
    to: 'day',
    taskIds: 'id',
    relief: 'choice',
    note: 'text',
    teamIds: 'id',
    toIds: 'id',
    raisedAt: 'number',
    withdrawnAt: 'choice',
  },
  flagUp: { personId: 'id', until: 'day' },
  answer: {
    flagId: 'id',
    personId: 'id',
    byId: 'id',
    kind: 'choice',
    text: 'text',
    at: 'number',
    teamIds: 'id',
    toIds: 'id',
  },
};

/** Tables that no phone ever has, column by column. */
export const SERVER_TABLES: Readonly<Record<string, Readonly<Record<string, FieldCanary>>>> = {
  workspace: { id: 'id', epoch: 'id', head: 'setting', floor: 'setting' },
  feed: { ws: 'id', scope: 'id', type: 'choice', id: 'id', ver: 'setting', op: 'choice' },
  team_member: { ws: 'id', team: 'id', person: 'id' },
  team_lead: { ws: 'id', person: 'id', team: 'id' },
  client: { ws: 'id', id: 'id', person: 'id', lmid: 'setting', schema: 'setting', last_seen: 'setting' },
  mutation_uid: { ws: 'id', uid: 'id', client: 'id', n: 'setting', person: 'id', applied: 'choice' },
  mutation_result: {
    ws: 'id',
    client: 'id',
    n: 'setting',
    uid: 'id',
    code: 'choice',
    message: 'copy',
    field: 'choice',
    ids: 'id',
    theirs: 'copy',
  },
  day_mark: { ws: 'id', day: 'day', head: 'setting' },
  account: { ws: 'id', personId: 'id', joinedAt: 'number', signedInAt: 'number' },
  session: {
    id: 'id',
    ws: 'id',
    personId: 'id',
    tokenHash: 'secret',
    method: 'choice',
    label: 'text',
    createdAt: 'setting',
    seenAt: 'setting',
    endedAt: 'choice',
  },
  link: {
    id: 'id',
    ws: 'id',
    tokenHash: 'secret',
    kind: 'choice',
    personId: 'id',
    issuedBy: 'id',
    createdAt: 'number',
    expiresAt: 'setting',
    usedAt: 'choice',
    revokedAt: 'choice',
  },
  audit: {
    ws: 'id',
    seq: 'setting',
    at: 'number',
    kind: 'choice',
    actorId: 'id',
    subjectId: 'id',
    detail: 'text',
    hash: 'secret',
  },
  group_figure: {
    ws: 'id',
    week: 'day',
    team: 'id',
    people: 'id',
    capacityMinutes: 'number',
    demandMinutes: 'number',
  },
  erased: { ws: 'id', personId: 'id', at: 'setting' },
  said: { ws: 'id', type: 'choice', key: 'text', id: 'id', fields: 'text' },
};

/** Of every row that is synced, beside its fields. */
export const ROW_COLUMNS = ['ws', 'id', 'ver', 'field_meta'] as const;
/** Kept by whoever migrates; says which steps were made. */
export const MIGRATION_TABLES: readonly string[] = ['migration', 'migration_lock'];
