import { type Change, changesBetween, readStand, type Stand, setBack } from '../../support/databaseStand.ts';
import type { ActorName, HostileActor } from './hostileActors.ts';
import type { HostileWorld } from './hostileWorld.ts';
import { judgeAnswer } from './judgeAnswer.ts';
import { erasedIn, judgeChange } from './judgeChange.ts';
import { makeRequest, type Scene } from './makeRequest.ts';
import { asText, type HostileRequest } from './request.ts';
import { makeSend, type Send } from './sendRequest.ts';
import { shrinkRequest } from './shrinkRequest.ts';

/** Requests of one actor between two looks at the database. */
const BATCH = 60;
/** How many of them are under way at once. */
const AT_ONCE = 8;
/** Batches of hostile requests, each by one actor and each from the same stand of the database. */
export class HostileRun {
  readonly wrong: string[] = [];
  readonly slowest = { ms: 0, request: '' };
  readonly #world: HostileWorld;
  #before: Stand;
  readonly #scene: Scene;
  readonly #mostWrong: number;
  readonly #send: Send;
  readonly #closeSend: () => void;
  readonly #counts = new Map<string, number>();
  readonly #firstAnswers = new Map<ActorName, string>();
  #sent = 0;

  /** @param mostWrong after so many it ends: each is shrunk, and that takes its time */
  constructor(world: HostileWorld, seed: number, mostWrong: number) {
    this.#world = world;
    this.#mostWrong = mostWrong;
    this.#before = world.before;
    const { routes, actors, today, at, server } = world;
    this.#scene = { seed, origin: server.origin, routes, actors, today, at };
    const { send, close } = makeSend(server.command.port);
    this.#send = send;
    this.#closeSend = close;
  }

  get figures(): Record<string, number> {
    const counts = [...this.#counts].sort(([one], [other]) => (one < other ? -1 : 1));
    return { requests: this.#sent, ...Object.fromEntries(counts) };
  }

  /** What everyone is told before anything has happened. */
  async warmUp(): Promise<void> {
    for (const actor of this.#world.actors)
      this.#firstAnswers.set(actor.name, await this.#wellBehaved(actor));
  }

  /** The same question has to get the same answer as before. */
  async askAgain(): Promise<void> {
    for (const actor of this.#world.actors) {
      const answer = await this.#wellBehaved(actor);
      if (answer !== this.#firstAnswers.get(actor.name))
        this.wrong.push(`afterwards ${actor.name} is told otherwise: ${answer.slice(0, 500)}`);
    }
    this.#closeSend();
  }

  async send(count: number): Promise<void> {
    for (let left = count; left > 0 && this.wrong.length < this.#mostWrong; left -= BATCH) {
      const actor = this.#world.actors[Math.floor(this.#sent / BATCH) % this.#world.actors.length]!;
      const size = Math.min(BATCH, left);
      const requests = Array.from({ length: size }, (_, index) =>
        makeRequest(this.#scene, actor, this.#sent + index),
      );
      this.#sent += size;
      await this.#batch(actor, requests);
    }
  }

  async #batch(actor: HostileActor, requests: readonly HostileRequest[]): Promise<void> {
    const waiting = [...requests];
    const wrong: { request: HostileRequest; why: string }[] = [];
    const worker = async (): Promise<void> => {
      for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
        const answer = await this.#send(request);
        this.#count(
          `answered ${answer.status === 0 ? 'by closing the line' : `${Math.floor(answer.status / 100)}xx`}`,
        );
        if (answer.ms > this.slowest.ms)
          Object.assign(this.slowest, { ms: answer.ms, request: asText(request) });
        const why = judgeAnswer(actor, request, answer);
        if (why !== undefined) wrong.push({ request, why });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const { changes, unlawful } = await this.#look(actor);
    if (changes.length > 0) this.#count('batches that changed something');
    await this.#restore(changes);
    for (const { request, why } of wrong) await this.#report(actor, request, why);
    if (unlawful !== undefined) await this.#reportChange(actor, requests, unlawful);
  }

  async #look(actor: HostileActor): Promise<{ changes: Change[]; unlawful: string | undefined }> {
    const after: Stand = await readStand(this.#world.database, [...this.#before.keys()]);
    const changes = changesBetween(this.#before, after);
    const erased = erasedIn(changes);
    const [unlawful] = changes.flatMap((change) => judgeChange(actor, change, erased) ?? []);
    return { changes, unlawful };
  }

  async #restore(changes: readonly Change[]): Promise<void> {
    this.#before = await setBack(this.#world.database, this.#before, changes);
    // What outlives a restore on purpose would take away again what was just set back.
    if (changes.length > 0) this.#world.forgetErased();
  }

  /** Which of them it was is found by sending each by itself. */
  async #reportChange(
    actor: HostileActor,
    requests: readonly HostileRequest[],
    unlawful: string,
  ): Promise<void> {
    for (const request of requests) {
      const alone = await this.#alone(actor, request);
      if (alone.unlawful !== undefined) return this.#report(actor, request, alone.unlawful);
    }
    this.wrong.push(
      `${unlawful}, by several requests together (${this.#sent - requests.length}…${this.#sent})`,
    );
  }

  async #report(actor: HostileActor, request: HostileRequest, why: string): Promise<void> {
    if (this.wrong.length >= this.#mostWrong) return;
    const asWrong = async (smaller: HostileRequest): Promise<boolean> => {
      const alone = await this.#alone(actor, smaller);
      return alone.why !== undefined || alone.unlawful !== undefined;
    };
    const smallest = (await asWrong(request)) ? await shrinkRequest(request, asWrong) : request;
    this.wrong.push(`${why}\n  ${asText(smallest)}`);
  }

  /** One request from the stand before, and what must not be of it. */
  async #alone(
    actor: HostileActor,
    request: HostileRequest,
  ): Promise<{ why: string | undefined; unlawful: string | undefined }> {
    const why = judgeAnswer(actor, request, await this.#send(request));
    const { changes, unlawful } = await this.#look(actor);
    await this.#restore(changes);
    return { why, unlawful };
  }

  /** Who one is, and all that one holds. */
  async #wellBehaved(actor: HostileActor): Promise<string> {
    const { origin, at } = this.#scene;
    const headers: [string, string][] = [
      ...(actor.cookie === '' ? [] : ([['cookie', actor.cookie]] as [string, string][])),
      ['origin', origin],
      ['sec-fetch-site', 'same-origin'],
      ['content-type', 'application/json'],
    ];
    const base = { actor: actor.name, what: '', headers };
    const session = await this.#send({
      ...base,
      method: 'GET',
      path: '/v1/session',
      body: Buffer.alloc(0),
      framing: 'none',
    });
    const question = { proto: 1, schema: 1, client: 'calm', sentAt: at, push: [], want: [], ackN: 0 };
    const body = Buffer.from(JSON.stringify({ ...question, have: { epoch: '', v: 0, scopes: [] } }));
    const path = `/v1/w/${actor.workspaceId || 'harbour'}/sync`;
    const rows = await this.#send({ ...base, method: 'POST', path, body, framing: 'length' });
    if (session.status >= 500 || rows.status >= 500) return `${session.status} ${rows.status}`;
    const told = rows.text.slice(rows.text.indexOf('\n\n'));
    const who = session.text.slice(session.text.indexOf('\n\n'));
    // What counts on whatever happens; sign-in was a moment ago, and use is noted by the hour.
    return `${session.status} ${who} ${rows.status} ${told.replace(/"(now|ver)":\d+/g, '')}`;
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }
}
