/**
 * Who may come in: accounts, devices, links, and the record of who did.
 *
 * A link and a session are looked up by their token alone, so their keys do not begin with the workspace: on a
 * distributed database these are reference tables.
 */
import type { Migration } from './migration.ts';

export const identity: Migration = {
  name: '0002_identity',
  statements: [
    `create table account (
      ws text not null,
      "personId" text not null,
      "joinedAt" bigint not null,
      "signedInAt" bigint not null,
      primary key (ws, "personId")
    )`,
    `create table session (
      id text not null primary key,
      ws text not null,
      "personId" text not null,
      "tokenHash" text not null unique,
      method text not null,
      label text not null,
      "createdAt" bigint not null,
      "seenAt" bigint not null,
      "endedAt" bigint
    )`,
    `create index session_of_person on session (ws, "personId")`,
    `create table link (
      id text not null primary key,
      ws text not null,
      "tokenHash" text not null unique,
      kind text not null,
      "personId" text not null,
      "issuedBy" text,
      "createdAt" bigint not null,
      "expiresAt" bigint not null,
      "usedAt" bigint,
      "revokedAt" bigint
    )`,
    `create index link_of_person on link (ws, "personId")`,
    `create table audit (
      ws text not null,
      seq bigint not null,
      at bigint not null,
      kind text not null,
      "actorId" text,
      "subjectId" text,
      detail text not null,
      hash text not null,
      primary key (ws, seq)
    )`,
  ],
};
