import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Example } from './example.ts';

/** What input and expected hold is for each kind to say. */
const example = z.object({
  id: z.coerce.string(),
  kind: z.string(),
  title: z.optional(z.string()),
  input: z.unknown(),
  expected: z.unknown(),
});
const file = z.object({ examples: z.array(example).check(z.minLength(1)) });

/** The project's own examples. */
export const OWN_EXAMPLES = new URL('worked-examples.json', import.meta.url).pathname;

/** Reads a file of worked examples. Throws when it is not one. */
export function readExamples(path: string): Example[] {
  return file.parse(JSON.parse(readFileSync(path, 'utf8'))).examples as Example[];
}
