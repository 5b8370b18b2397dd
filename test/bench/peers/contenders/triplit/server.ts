/** The library's own server over LMDB, the most durable of its stores that installs without compiling. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { createServer, createTriplitStorageProvider } from '@triplit/server';
import { freePort } from '../../../../support/freePort.ts';
import { churnBatches } from '../../churnBatches.ts';
import { type Served, type Setup, serveContender } from '../../serveContender.ts';

const SECRET = 'only for the benchmark';

await serveContender(serve);

async function serve({ folder, clients }: Setup): Promise<Served> {
  process.env.LOCAL_DATABASE_URL = join(folder, 'triplit.lmdb');
  const start = await createServer({
    storage: await createTriplitStorageProvider('lmdb'),
    jwtSecret: SECRET,
    projectId: 'bench',
    verboseLogs: false,
    logHandler: { log: () => undefined },
  } as never);
  // It listens where it is told to and does not say where that was.
  const port = await freePort();
  await new Promise<void>((resolve) => start(port, () => resolve()));
  return {
    port,
    entries: Array(clients).fill({ token: token() }),
    commands: {
      churn: async (rows: number) => {
        for (const batch of churnBatches(rows)) {
          const task = batch.map((each) => ({ ...each }));
          await post(port, '/bulk-insert', { task });
          await Promise.all(
            task.map(({ id }) => post(port, '/delete', { collectionName: 'task', entityId: id })),
          );
        }
      },
    },
  };
}

/** As its command line makes one for a trusted client. */
function token(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { 'x-triplit-token-type': 'secret', 'x-triplit-project-id': 'bench' };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`;
}

async function post(port: number, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}
