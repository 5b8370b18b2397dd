import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Contender } from './contender.ts';
import type { Answer, Served, Setup } from './serveContender.ts';

export interface RunningServer {
  port: number;
  entries: unknown[];
  /** Has the server do something, and returns what it says. */
  ask<T>(command: string, argument?: unknown): Promise<T>;
  stop(): Promise<void>;
}

export async function startServer(contender: Contender, setup: Setup): Promise<RunningServer> {
  const child = fork(fileURLToPath(contender.server), [JSON.stringify(setup)], {
    // Some talk on stdout as they work.
    stdio: ['ignore', 'ignore', 2, 'ipc'],
    execArgv: ['--no-warnings'],
  });
  const { port, entries = [] } = await firstWord(child, contender.name);
  let asked = 0;
  return {
    port,
    entries,
    ask<T>(command: string, argument: unknown = null): Promise<T> {
      asked += 1;
      const id = asked;
      return new Promise((resolve, reject) => {
        const hear = (answer: Answer): void => {
          if (answer.id !== id) return;
          child.off('message', hear);
          child.off('exit', gone);
          if (answer.error === undefined) resolve(answer.value as T);
          else reject(new Error(answer.error));
        };
        const gone = (): void => reject(new Error(`the server of ${contender.name} ended`));
        child.on('message', hear);
        child.once('exit', gone);
        child.send({ id, command, argument });
      });
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const patience = setTimeout(() => child.kill('SIGKILL'), 5_000);
      child.disconnect();
      await ended;
      clearTimeout(patience);
    },
  };
}

function firstWord(child: ChildProcess, name: string): Promise<Served> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error(`the server of ${name} did not start`));
    child.once('exit', gone);
    child.once('message', (served) => {
      child.off('exit', gone);
      resolve(served as Served);
    });
  });
}
