import type { Issue, SentItem } from '../../../local/index.ts';

/** What may stand against another word: a mutation that needs its author, or one that was received. */
export type Item = Issue | SentItem;
