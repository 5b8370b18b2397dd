import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { type HostileRequest, isFramed } from './request.ts';

export interface HostileAnswer {
  /** 0 where the line was closed without an answer. */
  status: number;
  /** Headers and body, as far as they came. */
  text: string;
  ms: number;
}

/** Longest that an answer is waited for; far longer than it may take. */
const PATIENCE_MS = 20_000;
const MOST_BYTES = 8 * 1024 * 1024;

export type Send = (request: HostileRequest) => Promise<HostileAnswer>;

/** Sends to one port of this machine, over lines that stay open where the request leaves them whole. */
export function makeSend(port: number): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const send: Send = async (request) => {
    const begun = performance.now();
    const { status, text } = await (isFramed(request) ? whole(request, port, agent) : raw(request, port));
    return { status, text, ms: performance.now() - begun };
  };
  return { send, close: () => agent.destroy() };
}

type Heard = Omit<HostileAnswer, 'ms'>;

function whole(
  { method, path, headers, body, framing }: HostileRequest,
  port: number,
  agent: Agent,
): Promise<Heard> {
  return new Promise((resolve) => {
    const sent = [...headers, ['host', `localhost:${port}`]];
    if (framing === 'chunked') sent.push(['transfer-encoding', 'chunked']);
    else if (framing === 'length') sent.push(['content-length', String(body.length)]);
    const options = {
      host: '127.0.0.1',
      port,
      agent,
      method,
      path,
      headers: sent.flat(),
      timeout: PATIENCE_MS,
    };
    const asked = httpRequest(options, (answer) => void hear(answer).then(resolve));
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve({ status: 0, text: '' }));
    if (framing === 'none') return void asked.end();
    // In two parts, so that chunks are more than one.
    asked.write(body.subarray(0, body.length >> 1));
    asked.end(body.subarray(body.length >> 1));
  });
}

async function hear(answer: IncomingMessage): Promise<Heard> {
  const status = answer.statusCode ?? 0;
  const parts: Buffer[] = [Buffer.from(`${answer.rawHeaders.join('\n')}\n\n`)];
  let bytes = 0;
  try {
    for await (const part of answer) {
      parts.push(part);
      bytes += part.length;
      // Streams never end, and what such an answer has to say first is there.
      if (bytes > MOST_BYTES || answer.headers['content-type'] === 'text/event-stream') break;
    }
  } catch {
    // Cut off; what came until then is looked at all the same.
  }
  return { status, text: Buffer.concat(parts).toString() };
}

/** As bytes, where the request contradicts itself: a client that knows HTTP would not send it. */
function raw({ method, path, headers, body, framing }: HostileRequest, port: number): Promise<Heard> {
  const lengths = {
    cut: `content-length: ${body.length + 50}`,
    short: `content-length: ${body.length >> 1}`,
    both: `content-length: ${body.length}\r\ntransfer-encoding: chunked`,
    broken: 'transfer-encoding: chunked',
  };
  const lines = [...headers, ['host', `localhost:${port}`], ['connection', 'close']];
  const head = `${method} ${path} HTTP/1.1\r\n${lines.map((line) => `${line.join(': ')}\r\n`).join('')}`;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const read: Buffer[] = [];
    socket.setTimeout(PATIENCE_MS, () => socket.destroy());
    socket.on('data', (part: Buffer) => read.push(part));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      const text = Buffer.concat(read).toString();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    });
    socket.write(`${head}${lengths[framing as keyof typeof lengths]}\r\n\r\n`, 'latin1');
    if (framing === 'short') {
      // The rest once the first part has its answer: a line that is closed for it would look like an answer that is none.
      socket.write(body.subarray(0, body.length >> 1));
      socket.once('data', () => socket.end(body.subarray(body.length >> 1)));
    }
    // Nothing more comes, which for a body that was promised longer means that it is cut off.
    else socket.end(framing === 'broken' ? Buffer.concat([Buffer.from('zz\r\n'), body]) : body);
  });
}
