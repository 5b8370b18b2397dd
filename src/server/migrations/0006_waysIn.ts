/**
 * Ways in besides links: passkeys, accounts elsewhere, mail addresses, codes to type, and what a sign-in that has begun
 * has to remember until it ends.
 *
 * All of these are looked up before anyone knows whose they are, so their keys do not begin with the workspace: on a
 * distributed database they are reference tables, as links and sessions are.
 */
import type { Migration } from './migration.ts';

export const waysIn: Migration = {
  name: '0006_waysIn',
  statements: [
    `create table passkey (
      id text not null primary key,
      ws text not null,
      "personId" text not null,
      "publicKey" text not null,
      counter bigint not null,
      transports text not null,
      "multiDevice" integer not null,
      "backedUp" integer not null,
      label text not null,
      "createdAt" bigint not null,
      "usedAt" bigint,
      "removedAt" bigint
    )`,
    'create index passkey_of_person on passkey (ws, "personId")',
    `create table attempt (
      id text not null primary key,
      kind text not null,
      "browserHash" text not null,
      ws text,
      "personId" text,
      detail text not null,
      "createdAt" bigint not null,
      "expiresAt" bigint not null,
      tries bigint not null
    )`,
    'create index attempt_of_browser on attempt ("browserHash", kind)',
    'create index attempt_end on attempt ("expiresAt")',
    `create table mail_address (
      ws text not null,
      "personId" text not null,
      address text not null,
      "setBy" text not null,
      "setAt" bigint not null,
      primary key (address, ws)
    )`,
    'create unique index mail_address_of_person on mail_address (ws, "personId")',
    `create table oidc_identity (
      issuer text not null,
      subject text not null,
      ws text not null,
      "personId" text not null,
      "createdAt" bigint not null,
      "usedAt" bigint,
      primary key (issuer, subject)
    )`,
    'create index oidc_identity_of_person on oidc_identity (ws, "personId")',
    'alter table link add column "codeHash" text',
    'create unique index link_code on link ("codeHash")',
  ],
};
