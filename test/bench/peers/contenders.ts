/** Everyone in the comparison, us first. */
import type { Contender } from './contender.ts';
import { tinybase } from './contenders/tinybase/tinybase.ts';
import { ours } from './ours/ours.ts';

export const CONTENDERS: readonly Contender[] = [ours, tinybase];
