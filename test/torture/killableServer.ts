import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const ENTRY = join(import.meta.dirname, '../../src/server/main.ts');
const START_LIMIT_MS = 90_000;

export interface ServerCommand {
  port: number;
  databaseUrl: string;
  folder: string;
  /** What stands before the program: a tracer, say. */
  before?: string[];
  /** Modules that are loaded before it. */
  preload?: string[];
  /** Settings besides port and database. */
  env?: Record<string, string>;
}

/** The real program in a process group of its own, which ends by SIGKILL and in no other way. */
export class KillableServer {
  readonly command: ServerCommand;
  #child: ChildProcess | undefined;
  #printed = '';

  constructor(command: ServerCommand) {
    this.command = command;
  }

  get origin(): string {
    return `http://localhost:${this.command.port}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** All that this life has written so far. */
  get printed(): string {
    return this.#printed;
  }

  /** Begins to start it, and waits for nothing. */
  launch(): void {
    const { port, databaseUrl, folder, before = [], preload = [], env = {} } = this.command;
    const imports = preload.flatMap((module) => ['--import', join(import.meta.dirname, module)]);
    const [program, ...args] = [...before, process.execPath, ...imports, ENTRY];
    this.#printed = '';
    const child = spawn(program!, args, {
      cwd: folder,
      // A group of its own, so that a tracer and what it traces end together.
      detached: true,
      env: { ...process.env, ...env, PORT: String(port), DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const read = (chunk: Buffer): void => {
      this.#printed += chunk.toString();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    this.#child = child;
  }

  /** Resolves when it answers requests. */
  async ready(): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error('it was not launched');
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(
        () => end(new Error(`Not started in time:\n${this.#printed}`)),
        START_LIMIT_MS,
      );
      const look = (): void => {
        if (this.#printed.includes(`:${this.command.port}`)) end();
      };
      const ended = (code: number | null): void => end(new Error(`Ended with ${code}:\n${this.#printed}`));
      function end(error?: Error): void {
        clearTimeout(limit);
        child?.stdout?.off('data', look);
        child?.off('exit', ended);
        if (error) reject(error);
        else resolve();
      }
      child.stdout?.on('data', look);
      child.on('exit', ended);
      if (child.exitCode !== null) ended(child.exitCode);
      look();
    });
  }

  async start(): Promise<void> {
    this.launch();
    await this.ready();
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined) return;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(
        `The server ended by itself, with ${child.exitCode ?? child.signalCode}:\n${this.#printed}`,
      );
    const ended = once(child, 'exit');
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }
}
