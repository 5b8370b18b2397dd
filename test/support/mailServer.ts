/** A real SMTP server on loopback: what is handed over to it can be read, in order. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** For SMTP_URL. */
  url: string;
  /** The next mail that nobody has read yet, waiting for it. */
  next: () => Promise<{ to: string[]; text: string }>;
  /** Mails that came and were not read. */
  unread: () => number;
  /** How many sessions were begun, with or without a mail. */
  sessions: () => number;
  close: () => Promise<void>;
}

/** @param tls offer STARTTLS, with a certificate that nobody vouches for */
export async function mailServer({ tls = false } = {}): Promise<MailServer> {
  const came: { to: string[]; text: string }[] = [];
  const waiting: ((mail: { to: string[]; text: string }) => void)[] = [];
  let sessions = 0;
  const server = new SMTPServer({
    authOptional: true,
    ...(tls ? {} : { hideSTARTTLS: true }),
    onConnect: (_session, done) => {
      sessions += 1;
      done();
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { to, text: Buffer.concat(parts).toString() };
        const reader = waiting.shift();
        reader ? reader(mail) : came.push(mail);
        done();
      });
    },
  });
  // A client that does not trust us hangs up in the middle of a sentence.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    next: () => {
      const mail = came.shift();
      return mail ? Promise.resolve(mail) : new Promise((resolve) => waiting.push(resolve));
    },
    unread: () => came.length,
    sessions: () => sessions,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The six digits in a mail. */
export function codeIn({ text }: { text: string }): string {
  const [code] = /^\d{6}(?=\r?$)/m.exec(text) ?? [];
  if (code === undefined) throw new Error(`no code in: ${text}`);
  return code;
}
