import type { Migration } from './migration.ts';

/** What a workspace decides about groups and about time, the figures of groups once published, and who was erased. */
export const privacy: Migration = {
  name: '0008_privacy',
  statements: [
    'alter table "settings" add column "minGroupSize" integer not null default 5',
    'alter table "settings" add column "retentionMonths" integer not null default 12',
    `create table group_figure (
      ws text not null, week text not null, team text not null, people text not null,
      "capacityMinutes" bigint, "demandMinutes" bigint, primary key (ws, week, team)
    )`,
    'create table erased (ws text not null, "personId" text not null, at bigint not null, primary key (ws, "personId"))',
  ],
};
