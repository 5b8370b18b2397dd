/** Everyone in the comparison, us first. */
import type { Contender } from './contender.ts';
import { automerge } from './contenders/automerge/automerge.ts';
import { pouchdb } from './contenders/pouchdb/pouchdb.ts';
import { rxdb } from './contenders/rxdb/rxdb.ts';
import { tinybase, tinybaseMemory } from './contenders/tinybase/tinybase.ts';
import { triplit } from './contenders/triplit/triplit.ts';
import { yjs, yjsMemory } from './contenders/yjs/yjs.ts';
import { ours } from './ours/ours.ts';

export const CONTENDERS: readonly Contender[] = [
  ours,
  rxdb,
  tinybase,
  pouchdb,
  triplit,
  yjs,
  automerge,
  tinybaseMemory,
  yjsMemory,
];
