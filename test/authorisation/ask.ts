/** One attempt, over HTTP, and what became of it. */
import type { SyncResponse } from '../../src/sync/messages.ts';
import type { SyncRequest } from '../../src/sync/syncRequest.ts';
import type { Browser } from '../support/serverUnderTest.ts';
import type { MutationCase, RouteCase, ScopeCase } from './case.ts';
import type { Subject } from './subject.ts';

/** `mistaken`: neither granted nor refused for want of a right, but because it was asked wrongly. */
export type Outcome = { granted: boolean } | { mistaken: string };

/** Answers that say: not for you. An outsider is not told more. */
const REFUSING = new Set([401, 403, 404]);
/** Mutations that are not carried out because of who asks; what is out of reach does not exist. */
const REJECTING = new Set(['not_allowed', 'not_found', 'wrong_author', 'needs_proposal', 'last_admin']);

let asked = 0;
const nextClient = (): string => {
  asked += 1;
  return `client-${asked}`;
};

export async function askMutation(
  browser: Browser,
  author: string,
  name: string,
  { args, aboutAuthor }: MutationCase,
  subject: Subject,
): Promise<Outcome> {
  const client = nextClient();
  const now = Date.parse('2026-03-02T12:00:00Z');
  const request: SyncRequest = {
    ...{ proto: 1, schema: 1, client, sentAt: now, want: [], ackN: 0 },
    have: { epoch: '', v: 0, scopes: [] },
    push: [
      {
        ...{
          n: 1,
          uid: `of-${client}`,
          s: 1,
          name,
          args: args(subject),
          base: 0,
          at: now,
          day: '2026-03-02',
        },
        author: aboutAuthor ? subject.person : author,
      },
    ],
  };
  const answer = await browser.post(`/v1/w/${subject.ws}/sync`, request);
  if (REFUSING.has(answer.status)) return { granted: false };
  if (answer.status !== 200) return { mistaken: `${answer.status} ${await answer.text()}` };
  const { results } = (await answer.json()) as SyncResponse;
  const rejected = results[0];
  if (!rejected) return { granted: true };
  if (REJECTING.has(rejected.code)) return { granted: false };
  return { mistaken: `${rejected.code}: ${rejected.message} ${rejected.field ?? ''}` };
}

export async function askRoute(
  browser: Browser,
  route: string,
  { path, body, has }: RouteCase,
  subject: Subject,
): Promise<Outcome> {
  const [method] = route.split(' ');
  const answer =
    method === 'GET' ? await browser.get(path(subject)) : await browser.post(path(subject), body?.(subject));
  if (answer.headers.get('content-type') === 'text/event-stream') {
    // It would go on for as long as someone listens.
    await answer.body?.cancel();
    return { granted: answer.ok };
  }
  const text = await answer.text();
  if (REFUSING.has(answer.status)) return { granted: false };
  if (!answer.ok) return { mistaken: `${answer.status} ${text}` };
  return { granted: has?.(text, subject) ?? true };
}

export interface Scopes {
  outcome: Outcome;
  /** Letters of all that was granted, whatever was asked for. */
  kinds: string[];
}

export async function askScope(
  browser: Browser,
  { scope, row }: ScopeCase,
  subject: Subject,
): Promise<Scopes> {
  const request: SyncRequest = {
    ...{ proto: 1, schema: 1, client: nextClient(), sentAt: 0, push: [], ackN: 0 },
    have: { epoch: '', v: 0, scopes: [] },
    want: [`person:${subject.person}`, `team:${subject.team}`],
  };
  const answer = await browser.post(`/v1/w/${subject.ws}/sync`, request);
  if (REFUSING.has(answer.status)) return { outcome: { granted: false }, kinds: [] };
  if (answer.status !== 200) return { outcome: { mistaken: `${answer.status}` }, kinds: [] };
  const { scopes = [], put, page } = (await answer.json()) as SyncResponse;
  const kinds = [...new Set(scopes.map((each) => each.replace(/:.*/, '')))];
  if (page) return { outcome: { mistaken: 'the answer has more pages than one' }, kinds };
  // A manager may wish for whom they like: in a scope named after someone of another workspace lies nothing.
  if (subject.ws !== subject.place)
    return { outcome: { granted: put.some((entry) => entry[2].includes(scope(subject))) }, kinds };
  const granted = scopes.includes(scope(subject));
  const received = !row || put.some(([type, id]) => `${type}:${id}` === row(subject));
  const outcome =
    !row || granted === received
      ? { granted }
      : { mistaken: `${granted ? '' : 'not '}granted, and its row ${received ? '' : 'not '}received` };
  return { outcome, kinds };
}
