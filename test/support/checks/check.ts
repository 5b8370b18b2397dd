/** One thing that `npm run verify` holds the project to. */
export interface Check {
  name: string;
  /** A sentence per fault; empty when there is none. A thrown error is a fault as well. */
  faults: () => Promise<string[]>;
}
