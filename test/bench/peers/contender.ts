/**
 * What is compared: a library with its server in a process of its own and its clients in real pages. Each contender
 * says here what its files are and what is on disk; `phone.ts` is the page's half, `serveContender.ts` the server's.
 */

/** Where an acknowledged write is. */
export type Durability =
  | 'fsync' // on disk, fsynced before it is acknowledged
  | 'disk' // written to a file at some time, never fsynced
  | 'memory'; // nowhere else

export interface Contender {
  /** As the command line names it. */
  name: string;
  title: string;
  durability: Durability;
  /** What the server keeps, and what the page keeps, in a sentence. */
  keeps: string;
  /** Entry of the page's bundle. */
  page: URL;
  /** Program of the server. */
  server: URL;
  /** A sender of the smallest change its protocol acknowledges, over HTTP and without a page; for W2. */
  push?: MakeSender;
  /** Workloads that it cannot do, with the reason. */
  cannot: Partial<Record<WorkloadName, string>>;
}

/** @returns sends so many changes and resolves when they are acknowledged; throws when they are not */
export type MakeSender = (sender: {
  client: number;
  size: number;
  /** What the server said of this phone. */
  entry: unknown;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<unknown>;
}) => Promise<() => Promise<void>>;

export const WORKLOADS = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6'] as const;
export type WorkloadName = (typeof WORKLOADS)[number];
