/** The real app over a database with two full workspaces, `north` and `south`, in which the same people exist. */
import type { Kysely } from 'kysely';
import { patch, type Write } from '../../../src/core/mutation.ts';
import type { Tables } from '../../../src/server/database/tables.ts';
import { issueLink } from '../../../src/server/identity/links.ts';
import type { Session } from '../../../src/server/identity/session.ts';
import { nextVersion } from '../../../src/server/rows/nextVersion.ts';
import { storeWrites } from '../../../src/server/rows/storeWrites.ts';
import { withWaysIn } from '../../authorisation/withWaysIn.ts';
import { type Browser, NOON, type ServerUnderTest } from '../serverUnderTest.ts';
import { Aviary, canaryRows } from './canaryRows.ts';
import { ACTORS, type ActorName } from './whoMayHold.ts';

export const WORKSPACES = ['north', 'south'] as const;

export interface CanaryServer {
  server: ServerUnderTest;
  aviary: Aviary;
  writes: Write[];
  browserOf: Record<ActorName, Browser>;
  /** Tokens of cookies and links that open a door, which nobody may find in a log. */
  secrets: string[];
  /** Stores as imports do, in `north`. */
  store: (...writes: Write[]) => Promise<void>;
  close: () => Promise<void>;
}

export async function canaryServer(): Promise<CanaryServer> {
  const server = await withWaysIn();
  const { database } = server.deps;
  const aviary = new Aviary();
  const all: Write[] = [];
  const storeIn = (workspaceId: string, writes: readonly Write[]): Promise<void> =>
    database.write(async (trx) => {
      const ver = await nextVersion(trx, workspaceId);
      await storeWrites(trx, { workspaceId, ver, today: '2026-03-02', at: NOON }, writes);
    });
  for (const workspace of WORKSPACES) {
    await database.write((trx) =>
      trx
        .insertInto('workspace')
        .values({ id: workspace, epoch: `${workspace}-epoch@0`, head: 0, floor: 0 })
        .execute(),
    );
    const writes = canaryRows(aviary, workspace);
    all.push(...writes);
    await storeIn(workspace, writes);
    const sum = (field: string): number =>
      aviary.number({ workspace, type: 'groupFigure', field, subject: 'all' });
    await database.write((trx) =>
      trx
        .insertInto('group_figure')
        .values({
          ws: workspace,
          week: '2026-03-02',
          team: `${workspace}-deck`,
          people: '[]',
          capacityMinutes: sum('capacityMinutes'),
          demandMinutes: sum('demandMinutes'),
        })
        .execute(),
    );
  }

  const secrets: string[] = [];
  const browserOf = {} as Record<ActorName, Browser>;
  for (const actor of ACTORS) {
    const [workspaceId, personId] = whoIs(actor);
    browserOf[actor] = server.browser();
    if (personId === undefined) continue;
    const request = { workspaceId, personId, kind: 'sign_in', issuedBy: null } as const;
    const { token } = await database.write((trx) => issueLink(trx, server.deps, request));
    const answer = await browserOf[actor].post('/v1/links/redeem', { token });
    if (answer.status !== 200) throw new Error(`${actor}: ${await answer.text()}`);
    secrets.push(token, ...browserOf[actor].cookies.values());
    await plantServerOnly(server, aviary, { workspaceId, personId }, actor);
  }
  // His session is from before.
  for (const workspace of WORKSPACES)
    await storeIn(workspace, [patch('person', `${workspace}-rudi`, { active: false })]);
  return {
    server,
    aviary,
    writes: all,
    browserOf,
    secrets,
    store: (...writes) => storeIn('north', writes),
    close: () => server.close(),
  };
}

/** Workspace and person behind an actor. */
export function whoIs(actor: ActorName): readonly [workspaceId: string, personId: string | undefined] {
  if (actor === 'anonymous') return ['north', undefined];
  if (actor === 'otherMember') return ['south', 'south-mia'];
  if (actor === 'otherAdmin') return ['south', 'south-ada'];
  return ['north', `north-${actor}`];
}

/** What lies in the tables that no phone has. */
async function plantServerOnly(
  { deps: { database } }: ServerUnderTest,
  aviary: Aviary,
  { workspaceId: ws, personId }: Pick<Session, 'workspaceId' | 'personId'>,
  actor: ActorName,
): Promise<void> {
  const canary = (type: string, field: string) => ({ workspace: ws, type, field, subject: actor });
  const text = (type: string, field: string): string => aviary.text(canary(type, field));
  await database.write(async (trx) => {
    const own = { label: text('session', 'label') };
    await trx.updateTable('session').set(own).where('personId', '=', personId).execute();
    const account = {
      joinedAt: aviary.number(canary('account', 'joinedAt')),
      signedInAt: aviary.number(canary('account', 'signedInAt')),
    };
    await trx.updateTable('account').set(account).where('personId', '=', personId).execute();
    await trx
      .insertInto('link')
      .values({
        id: `${personId}-link`,
        ws,
        tokenHash: `${personId}-hash`,
        kind: 'invitation',
        personId,
        issuedBy: null,
        createdAt: aviary.number(canary('link', 'createdAt')),
        expiresAt: NOON + 1,
        usedAt: null,
        revokedAt: null,
      })
      .execute();
    await plantWaysIn(trx, { ws, personId }, text);
    await trx
      .insertInto('audit')
      .values({
        ws: `${ws}-${actor}`,
        seq: 1,
        at: aviary.number(canary('audit', 'at')),
        kind: 'signed_in',
        actorId: personId,
        subjectId: null,
        detail: JSON.stringify({ what: text('audit', 'detail') }),
        hash: `${personId}-audit`,
      })
      .execute();
    await trx
      .insertInto('said')
      .values({
        ws,
        type: 'person',
        key: text('said', 'key'),
        id: personId,
        fields: JSON.stringify({ name: text('said', 'fields') }),
      })
      .execute();
  });
}

/** Each way in but links, as their person has it. */
async function plantWaysIn(
  trx: Kysely<Tables>,
  owner: { ws: string; personId: string },
  text: (type: string, field: string) => string,
): Promise<void> {
  const device = { label: text('passkey', 'label'), createdAt: 1, usedAt: null, removedAt: null };
  const key = { publicKey: text('passkey', 'publicKey'), counter: 0, transports: '[]' };
  const kind = { multiDevice: 0, backedUp: 0 };
  await trx
    .insertInto('passkey')
    .values({ id: `${owner.personId}-passkey`, ...owner, ...key, ...kind, ...device })
    .execute();
  const address = text('mailAddress', 'address');
  await trx
    .insertInto('mail_address')
    .values({ ...owner, address, setBy: owner.personId, setAt: 1 })
    .execute();
  const account = { issuer: 'https://accounts.example.org', subject: text('oidcIdentity', 'subject') };
  await trx
    .insertInto('oidc_identity')
    .values({ ...owner, ...account, createdAt: 1, usedAt: null })
    .execute();
  await trx
    .insertInto('attempt')
    .values({
      id: `${owner.personId}-attempt`,
      kind: 'passkey',
      browserHash: `${owner.personId}-browser`,
      ...owner,
      detail: JSON.stringify({ what: text('attempt', 'detail') }),
      createdAt: 1,
      expiresAt: NOON + 1,
      tries: 0,
    })
    .execute();
}
