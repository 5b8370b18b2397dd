/**
 * A contender's server as a process of its own: told what to serve by its parent, it says where, and does what is asked
 * of it by name (`revoke`, `churn`, …) where the contender has such a command.
 */

export interface Setup {
  folder: string;
  /** Phones that will come. */
  clients: number;
  /** Tasks that are there from the beginning, where the server can put them there itself. */
  tasks: number;
  /** Nothing is to be kept on disk, on either side. */
  memory: boolean;
}

export interface Served {
  port: number;
  /** What each phone has to know, in order. */
  entries?: unknown[];
  commands?: Record<string, (argument: never) => unknown>;
}

export type Ask = { id: number; command: string; argument: unknown };
export type Answer = { id: number; value?: unknown; error?: string };

export async function serveContender(serve: (setup: Setup) => Promise<Served>): Promise<void> {
  const setup = JSON.parse(process.argv[2] ?? '{}') as Setup;
  const { port, entries = [], commands = {} } = await serve(setup);
  process.on('message', ({ id, command, argument }: Ask) => {
    void (async () => {
      try {
        const work = commands[command];
        if (!work) throw new Error(`there is no ${command}`);
        process.send?.({ id, value: await work(argument as never) } satisfies Answer);
      } catch (error) {
        process.send?.({ id, error: String((error as Error).stack) } satisfies Answer);
      }
    })();
  });
  // A benchmark that was stopped leaves no servers behind.
  process.on('disconnect', () => process.exit());
  process.send?.({ port, entries });
}
