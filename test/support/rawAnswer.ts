import { connect } from 'node:net';

/** Sends bytes as they are, and reads until the server closes: a reset is one of the ways in which it refuses. */
export async function rawAnswer(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const read: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    read.push(chunk);
  });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(bytes);
  await closed;
  return Buffer.concat(read).toString('latin1');
}
