import type { Answering } from '../support/simplePhone.ts';

/** A server asked over real HTTP, in the name of one session. Throws when there is no answer. */
export class HttpServer implements Answering {
  readonly origin: string;
  cookie = '';
  workspaceId = '';

  constructor(origin: string) {
    this.origin = origin;
  }

  get now(): number {
    return Date.now();
  }

  async post(path: string, body: unknown): Promise<{ status: number; body: unknown; headers: Headers }> {
    const response = await fetch(`${this.origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: this.origin,
        cookie: this.cookie,
        'sec-fetch-site': 'same-origin',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text && JSON.parse(text), headers: response.headers };
  }

  /** Comes in by a link. @returns who one is then */
  async redeem(link: string): Promise<{ personId: string; workspaceId: string }> {
    const { status, body, headers } = await this.post('/v1/links/redeem', {
      token: new URL(link).hash.slice(1),
    });
    if (status !== 200) throw new Error(`the link was refused: ${status} ${JSON.stringify(body)}`);
    this.cookie = headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    const view = body as { personId: string; workspaceId: string };
    this.workspaceId = view.workspaceId;
    return view;
  }

  sync: Answering['sync'] = async (_person, request) => {
    const { status, body } = await this.post(`/v1/w/${this.workspaceId}/sync`, request);
    return { status, body } as Awaited<ReturnType<Answering['sync']>>;
  };
}
