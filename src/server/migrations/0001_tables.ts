import type { Migration } from './migration.ts';

/**
 * The first tables. They are written out, although they follow `core/rows.ts`: that list will grow, and what a
 * database was made of at this point must not.
 */
const table = (name: string, columns: readonly string[]): string =>
  `create table "${name}" (ws text not null, id text not null, ver bigint not null, field_meta text not null, ${columns.join(', ')}, primary key (ws, id))`;

const domain: readonly string[] = [
  table('settings', [
    '"name" text not null',
    '"weekStart" integer not null',
    '"defaultWeek" text not null',
    '"region" text not null',
    '"tightPercent" integer not null',
    '"farOverPercent" integer not null',
    '"reportDays" integer not null',
  ]),
  table('team', [
    '"name" text not null',
    '"leadIds" text not null',
    '"sourceKey" text',
    '"archived" integer not null',
  ]),
  table('skill', ['"name" text not null']),
  table('holiday', [
    '"region" text not null',
    '"day" text not null',
    '"name" text not null',
    '"percent" integer not null',
  ]),
  table('project', [
    '"name" text not null',
    '"leadId" text',
    '"allocatorId" text',
    '"priority" integer not null',
    '"start" text',
    '"end" text',
    '"sourceKey" text',
    '"archived" integer not null',
  ]),
  table('person', [
    '"name" text not null',
    '"roles" text not null',
    '"teamIds" text not null',
    '"skillIds" text not null',
    '"zone" text not null',
    '"region" text',
    '"employedFrom" text',
    '"employedTo" text',
    '"sourceKey" text',
    '"active" integer not null',
  ]),
  table('workingWeek', ['"personId" text not null', '"from" text not null', '"minutes" text not null']),
  table('availability', [
    '"personId" text not null',
    '"kind" text not null',
    '"from" text not null',
    '"to" text not null',
    '"parts" text',
    '"minutes" integer',
    '"percent" integer',
    '"everyWeeks" integer',
    '"weekdays" text',
    '"anchor" text',
    '"saidAt" bigint not null',
  ]),
  table('reason', ['"personId" text not null', '"text" text not null']),
  table('presence', [
    '"personId" text not null',
    '"state" text not null',
    '"until" bigint',
    '"saidAt" bigint not null',
  ]),
  table('report', ['"personId" text not null', '"kind" text not null', '"at" bigint not null']),
  table('checkin', ['"personId" text not null', '"day" text not null', '"score" integer not null']),
  table('allocation', [
    '"personId" text not null',
    '"projectId" text not null',
    '"from" text not null',
    '"to" text not null',
    '"minutesPerDay" integer',
    '"percent" integer',
    '"mode" text not null',
    '"tentative" integer not null',
  ]),
  table('task', [
    '"title" text not null',
    '"type" text not null',
    '"projectId" text',
    '"teamId" text',
    '"assigneeId" text',
    '"status" text not null',
    '"priority" integer not null',
    '"estimateMinutes" integer',
    '"remainingMinutes" integer',
    '"loggedMinutes" integer not null',
    '"start" text',
    '"due" text',
    '"doneOn" text',
    '"skillIds" text not null',
    '"afterIds" text not null',
    '"sourceKey" text',
  ]),
  table('timeEntry', [
    '"personId" text not null',
    '"taskId" text not null',
    '"day" text not null',
    '"minutes" integer not null',
  ]),
  table('flag', [
    '"personId" text not null',
    '"severity" text not null',
    '"kind" text not null',
    '"from" text not null',
    '"to" text not null',
    '"taskIds" text not null',
    '"relief" text not null',
    '"note" text not null',
    '"teamIds" text not null',
    '"toIds" text not null',
    '"raisedAt" bigint not null',
    '"withdrawnAt" bigint',
  ]),
  table('flagUp', ['"personId" text not null', '"until" text not null']),
  table('answer', [
    '"flagId" text not null',
    '"personId" text not null',
    '"byId" text not null',
    '"kind" text not null',
    '"text" text not null',
    '"at" bigint not null',
    '"teamIds" text not null',
    '"toIds" text not null',
  ]),
  'create index "person_sourceKey" on "person" (ws, "sourceKey")',
  'create index "team_sourceKey" on "team" (ws, "sourceKey")',
  'create index "project_sourceKey" on "project" (ws, "sourceKey")',
  'create index "holiday_region" on "holiday" (ws, "region")',
  'create index "workingWeek_personId" on "workingWeek" (ws, "personId")',
  'create index "availability_personId" on "availability" (ws, "personId")',
  'create index "reason_personId" on "reason" (ws, "personId")',
  'create index "allocation_personId" on "allocation" (ws, "personId")',
  'create index "allocation_projectId" on "allocation" (ws, "projectId")',
  'create index "task_assigneeId" on "task" (ws, "assigneeId")',
  'create index "task_projectId" on "task" (ws, "projectId", "assigneeId")',
  'create index "task_teamId" on "task" (ws, "teamId")',
  'create index "task_sourceKey" on "task" (ws, "sourceKey")',
  'create index "timeEntry_personId" on "timeEntry" (ws, "personId")',
  'create index "timeEntry_taskId" on "timeEntry" (ws, "taskId")',
  'create index "checkin_personId" on "checkin" (ws, "personId")',
  'create index "flag_personId" on "flag" (ws, "personId")',
  'create index "answer_flagId" on "answer" (ws, "flagId")',
  // Beyond what plans look up: who leads, and who belongs where.
  'create index "project_leadId" on "project" (ws, "leadId")',
  'create index "project_allocatorId" on "project" (ws, "allocatorId")',
  'create table team_member (ws text not null, team text not null, person text not null, primary key (ws, team, person))',
  'create index team_member_person on team_member (ws, person)',
  'create table team_lead (ws text not null, person text not null, team text not null, primary key (ws, person, team))',
  'create index team_lead_team on team_lead (ws, team)',
];

const sync: readonly string[] = [
  'create table workspace (id text not null primary key, epoch text not null, head bigint not null, floor bigint not null)',
  `create table feed (
    ws text not null, scope text not null, type text not null, id text not null,
    ver bigint not null, op text not null, primary key (ws, scope, type, id)
  )`,
  'create index feed_ver on feed (ws, scope, ver, type, id)',
  `create table client (
    ws text not null, id text not null, person text not null,
    lmid bigint not null, schema integer not null, last_seen bigint not null, primary key (ws, id)
  )`,
  `create table mutation_uid (
    ws text not null, uid text not null, client text not null, n bigint not null,
    person text not null, applied integer not null, primary key (ws, uid)
  )`,
  'create index mutation_uid_n on mutation_uid (ws, client, n)',
  `create table mutation_result (
    ws text not null, client text not null, n bigint not null, uid text not null,
    code text not null, message text not null, field text, ids text, primary key (ws, client, n)
  )`,
  'create table day_mark (ws text not null, day text not null, head bigint not null, primary key (ws, day))',
];

export const tables: Migration = { name: '0001_tables', statements: [...domain, ...sync] };
