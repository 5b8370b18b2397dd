/** A name server on this machine, which says of a name what it is told to, and something else the next time. */
import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';

export interface NameServer {
  /** Asks it over the network, as a resolver does. */
  resolve: (name: string) => Promise<string[]>;
  /** Names that it was asked for, in turn. */
  asked: string[];
  close: () => void;
}

/** @param answers IPv4 addresses for the first question, the second, and so on; the last stay */
export async function nameServer(answers: readonly (readonly string[])[]): Promise<NameServer> {
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    asked.push(nameIn(question));
    const found = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    socket.send(answerTo(question, found), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const resolver = new Resolver({ timeout: 2_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return { resolve: (name) => resolver.resolve4(name), asked, close: () => socket.close() };
}

/** After a header of 12 bytes: labels, each behind its length, until one that is empty. */
function nameIn(question: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; question[at]; at += 1 + question[at]!)
    labels.push(question.toString('latin1', at + 1, at + 1 + question[at]!));
  return labels.join('.');
}

/** RFC 1035: the question once more, and an A record for each address, that nobody is to remember. */
function answerTo(question: Buffer, addresses: readonly string[]): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(addresses.length, 6);
  head.fill(0, 8, 12);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([head, question.subarray(12, end), ...records]);
}
