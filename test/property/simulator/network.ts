/**
 * What is on its way between phones and the server. A message waits until it is carried, in whatever order; a request
 * may be lost, arrive twice or too late, an answer may be lost, cut off, or be a stranger's.
 */
import type { Fate } from './operations.ts';
import type { Page } from './page.ts';
import { never } from './page.ts';
import type { Tallies } from './tallies.ts';

export interface Answer {
  status: number;
  text: string;
}

export interface Sender {
  page: Page;
  /** What the request is sent in the name of, at the moment when it arrives. */
  arrive(body: string): Promise<Answer | undefined>;
  /** The answer has come, and is given to the page. */
  heard(): void;
}

interface Message {
  sender: Sender;
  body: string;
  /** Undefined while it is a request on its way to the server. */
  answer: Answer | undefined;
  /** Nobody waits for it any more. */
  orphan: boolean;
  resolve(response: Response): void;
  reject(error: unknown): void;
}

/** No line keeps a request for longer. */
const LATEST_MS = 10 * 60_000;

export class Network {
  readonly #tallies: Tallies;
  #moving: Message[] = [];
  requests = 0;
  /** Several requests are with the server at this moment. */
  together = false;

  constructor(tallies: Tallies) {
    this.#tallies = tallies;
  }

  get busy(): boolean {
    return this.#moving.length > 0;
  }

  /** `fetch` of one page. */
  fetch(sender: Sender, init: RequestInit): Promise<Response> {
    if (sender.page.gone) return never;
    return sender.page.whileAlive(
      new Promise<Response>((resolve, reject) => {
        this.requests += 1;
        this.#moving.push({
          sender,
          body: String(init.body),
          answer: undefined,
          orphan: false,
          resolve,
          reject,
        });
      }),
    );
  }

  /** Moves one message a step on: a request to the server, an answer to its phone. */
  async carry(pick: number, fate: Fate): Promise<void> {
    const index = pick % Math.max(1, this.#moving.length);
    const message = this.#moving[index];
    if (!message) return;
    if (index > 0) this.#tallies.add('overtaken');
    if (message.answer) this.#deliver(message, message.answer, fate);
    else await this.#arrive(message, fate);
  }

  /** All requests reach the server at the same moment. */
  async rush(): Promise<void> {
    const requests = this.#moving.filter(({ answer }) => !answer);
    if (requests.length > 1) this.#tallies.add('requests together');
    this.together = requests.length > 1;
    await Promise.all(requests.map((message) => this.#arrive(message, 'well')));
    this.together = false;
  }

  /** Nobody waits for this long; what has not arrived yet still may, unless it is far too late. */
  timeOut(passed: number): void {
    for (const message of this.#moving) {
      message.orphan = true;
      message.reject(new TypeError('waited too long'));
    }
    this.#moving = passed > LATEST_MS ? [] : this.#moving.filter(({ answer }) => !answer);
  }

  /** Nothing is on its way any more, and whoever still waits has lost the connection. */
  hangUp(): void {
    for (const message of this.#moving) message.reject(new TypeError('no network'));
    this.#moving = [];
  }

  async #arrive(message: Message, fate: Fate): Promise<void> {
    if (fate === 'lost') {
      this.#tallies.add('request lost');
      return this.#fail(message);
    }
    if (fate === 'late') {
      this.#tallies.add('given up waiting');
      message.orphan = true;
      message.reject(new TypeError('waited too long'));
      return;
    }
    if (fate === 'twice') {
      this.#tallies.add('request twice');
      const copy: Message = { ...message, orphan: true, resolve: () => undefined, reject: () => undefined };
      this.#moving.push(copy);
    }
    const answer = await message.sender.arrive(message.body);
    if (!answer || message.orphan) return this.#fail(message);
    message.answer = answer;
  }

  #deliver(message: Message, answer: Answer, fate: Fate): void {
    this.#moving = this.#moving.filter((each) => each !== message);
    if (fate === 'lost' || fate === 'late') {
      this.#tallies.add('answer lost');
      message.reject(new TypeError('cut off'));
    } else if (fate === 'cut') {
      this.#tallies.add('answer cut off');
      message.resolve(responseOf({ ...answer, text: answer.text.slice(0, answer.text.length / 2) }));
    } else if (fate === 'foreign') {
      this.#tallies.add('answer not ours');
      message.resolve(responseOf({ status: 200, text: '<html>Welcome to our hotel</html>' }));
    } else {
      message.sender.heard();
      message.resolve(responseOf(answer));
    }
  }

  #fail(message: Message): void {
    this.#moving = this.#moving.filter((each) => each !== message);
    message.reject(new TypeError('no network'));
  }
}

/** As much of a response as is looked at, without the streams of a real one, which take turns of their own. */
const responseOf = ({ status, text }: Answer): Response =>
  ({ status, ok: status >= 200 && status < 300, text: async () => text }) as Response;
