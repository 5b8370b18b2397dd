/** One hostile request, by seed and number alone: the same again whenever it is asked for. */
import { MUTATIONS } from '../../../src/core/mutations.ts';
import { type Chance, makeChance } from '../../../src/server/demo/chance.ts';
import type { Route } from '../../../src/server/http/routeList.ts';
import { SCHEMA } from '../../../src/sync/messages.ts';
import { type ActorName, HARBOUR, type HostileActor, PERSON, QUARRY } from './hostileActors.ts';
import { NAMED } from './hostileRows.ts';
import type { HostileRequest } from './request.ts';
import { sampleOf, type Vocabulary } from './sampleOf.ts';
import { spoil } from './spoil.ts';

export interface Scene {
  seed: number;
  origin: string;
  routes: readonly Route[];
  actors: readonly HostileActor[];
  today: string;
  at: number;
}

/** Half of the requests go to the one endpoint through which nearly everything is written. */
const SYNC = 0.5;
/** A request in so many is one that was sent before, again. */
const REPLAYS = 25;

/** @param actor who sends it; a batch has one actor, and what may have changed after it follows from that */
export function makeRequest(scene: Scene, actor: HostileActor, number: number): HostileRequest {
  const chance = makeChance(Math.imul(scene.seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  if (number > 0 && chance.next() < 1 / REPLAYS) {
    const replayed = makeRequest(scene, actor, number - chance.between(1, Math.min(number, 40)));
    return { ...replayed, what: `sent again; ${replayed.what}` };
  }
  return spoil(fairRequest(scene, actor, number, chance), chance);
}

/** As an honest client would send it, though it may name anything of anybody. */
function fairRequest(scene: Scene, actor: HostileActor, number: number, chance: Chance): HostileRequest {
  const sync = scene.routes.find(({ path }) => path.endsWith('/sync'))!;
  const route = chance.next() < SYNC ? sync : chance.pick(scene.routes);
  const words = vocabulary(scene, actor, chance);
  const ws =
    chance.next() < 0.05 || actor.workspaceId === '' ? chance.pick([HARBOUR, QUARRY]) : actor.workspaceId;
  const path = route.path
    .replace(':ws', ws)
    .replace(/:\w+/g, () => encodeURIComponent(chance.pick(words.ids)));
  const headers: [string, string][] = [
    ['x-forwarded-for', `198.${chance.between(18, 19)}.${chance.between(0, 255)}.${chance.between(1, 254)}`],
    ['accept', 'application/json'],
  ];
  if (actor.cookie !== '') headers.push(['cookie', actor.cookie]);
  const base = { actor: actor.name, what: '', method: route.method, headers };
  if (route.method === 'GET')
    return { ...base, path: `${path}${query(route, words, chance)}`, body: Buffer.alloc(0), framing: 'none' };
  headers.push(
    ['origin', scene.origin],
    ['sec-fetch-site', 'same-origin'],
    ['content-type', 'application/json'],
  );
  const body = bodyOf(route, { scene, actor, number, words, ws }, chance);
  const framing = chance.next() < 0.15 ? 'chunked' : 'length';
  return { ...base, path, body: Buffer.from(JSON.stringify(body)), framing };
}

function vocabulary({ today }: Scene, actor: HostileActor, chance: Chance): Vocabulary {
  const own = actor.workspaceId === '' ? HARBOUR : actor.workspaceId;
  const other = own === HARBOUR ? QUARRY : HARBOUR;
  const ids = NAMED.map((name) => `${chance.next() < 0.15 ? other : own}-${name}`);
  const year = today.slice(0, 4);
  return {
    ids: [...ids, ...ids, actor.personId || 'nobody', own, other, 'nowhere'],
    days: [today, today, `${year}-01-01`, `${year}-12-31`, '2024-02-29', '9999-12-31'],
    zones: ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'],
  };
}

const QUERIES = ['unit=week', 'unit=day', 'columns=13', 'columns=1', 'columns=53', 'columns=92'];

function query({ path }: Route, { ids, days }: Vocabulary, chance: Chance): string {
  if (!path.endsWith('/load')) return chance.next() < 0.1 ? '?x=1' : '';
  const parts = [
    chance.pick(QUERIES),
    chance.pick(QUERIES),
    `from=${chance.pick(days)}`,
    `team=${chance.pick(ids)}`,
  ];
  return `?${parts.filter(() => chance.next() < 0.5).join('&')}`;
}

interface BodyScene {
  scene: Scene;
  actor: HostileActor;
  number: number;
  words: Vocabulary;
  ws: string;
}

function bodyOf({ path, schema }: Route, body: BodyScene, chance: Chance): unknown {
  const { words } = body;
  if (path.endsWith('/sync')) return syncBody(body, chance);
  // Whatever route there is, its own schema says what it takes.
  const sample = schema ? (sampleOf(schema, chance, words) as object) : {};
  if (path.endsWith('/import')) return { ...sample, text: csv(words, chance) };
  // Signing out for good would leave the rest of the batch without a session.
  return path.endsWith('/sign-out') ? { keepData: true } : sample;
}

function syncBody({ scene, actor, number, words, ws }: BodyScene, chance: Chance): unknown {
  const client = `client-${number}`;
  const other = PERSON[chance.pick(Object.keys(PERSON) as ActorName[])][1] || 'nobody';
  const author = chance.next() < 0.12 ? other : actor.personId || 'nobody';
  const push = Array.from({ length: chance.pick([0, 1, 1, 2, 5]) }, (_, index) => {
    const name = chance.pick(Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[]);
    return {
      n: index + 1,
      uid: `${client}-${index}`,
      s: SCHEMA,
      name,
      args: sampleOf(MUTATIONS[name].args, chance, words),
      base: chance.between(0, 3),
      at: scene.at - chance.pick([0, 0, 1000, 86_400_000]),
      day: scene.today,
      author,
    };
  });
  const order = chance.next() < 0.05 ? push.reverse() : push;
  const scopes =
    chance.next() < 0.3 ? words.ids.flatMap((id) => [`a:${id}`, `p:${id}`, `x:${id}`, `j:${id}`]) : [];
  const epoch = chance.pick(['', '', `${ws}-epoch`, 'another']);
  return {
    proto: 1,
    schema: SCHEMA,
    client,
    ...(chance.next() < 0.3 ? { person: chance.next() < 0.9 ? actor.personId || 'nobody' : other } : {}),
    sentAt: scene.at,
    push: order,
    have: { epoch, v: chance.pick([0, 0, 1, 1_000_000]), scopes },
    want: chance.next() < 0.2 ? words.ids.slice(0, 5).flatMap((id) => [`person:${id}`, `team:${id}`]) : [],
    ackN: 0,
  };
}

function csv({ ids, days }: Vocabulary, chance: Chance): string {
  const cell = (): string =>
    chance.pick([chance.pick(ids), chance.pick(days), '3', '', '"a;b"', '"', '\t', 'done', '=1+1']);
  const columns = ['Key', 'Title', 'Assignee', 'Estimate', 'Due', 'Status', 'Name', 'Team', 'Email'];
  const head = columns.filter(() => chance.next() < 0.7);
  const lines = Array.from({ length: chance.between(0, 6) }, () =>
    head.map(cell).join(chance.pick([',', ',', ';'])),
  );
  return [head.join(','), ...lines].join(chance.pick(['\n', '\r\n', '\r']));
}
