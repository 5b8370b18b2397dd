import type { Example, Kind } from './example.ts';
import { capacity } from './kinds/capacity.ts';
import { latestStart } from './kinds/latestStart.ts';
import { person } from './kinds/person.ts';
import { remaining } from './kinds/remaining.ts';
import { rounding } from './kinds/rounding.ts';
import { today } from './kinds/today.ts';

/** What the code can work out so far. */
const KINDS: Record<string, Kind> = {
  capacity,
  person,
  remaining,
  'latest-start': latestStart,
  today,
  rounding,
};

/** Words for the reader, which nothing computes. */
const REMARKS = ['note', 'notes', 'comment', 'title', 'why'];

export type ExampleOutcome =
  | { kind: 'passed' }
  | { kind: 'failed'; faults: string[] }
  /** `what`: the kind of example, or the one field of it, that nothing works out yet. */
  | { kind: 'not built'; what: string };

/** Runs one example through src/core/load. */
export function runExample(example: Example): ExampleOutcome {
  const kind = Object.hasOwn(KINDS, example.kind) ? KINDS[example.kind] : undefined;
  if (!kind) return { kind: 'not built', what: example.kind };
  try {
    return judge(example, kind(example.input, example.expected));
  } catch (error) {
    // An example that cannot even be read must not look like one that passed.
    return { kind: 'failed', faults: [`${example.id}: ${String(error)}`] };
  }
}

function judge({ id, kind, expected }: Example, answers: ReturnType<Kind>): ExampleOutcome {
  const faults: string[] = [];
  const fields = Object.keys(expected).filter((field) => !REMARKS.includes(field));
  for (const field of fields) {
    const answer = answers[field];
    if (!answer || answer.agrees(expected[field])) continue;
    faults.push(
      `${id} ${field}: expected ${JSON.stringify(expected[field])}, got ${JSON.stringify(answer.got)}`,
    );
  }
  if (faults.length > 0) return { kind: 'failed', faults };
  const unknown = fields.find((field) => !answers[field]);
  if (unknown !== undefined) return { kind: 'not built', what: `${kind}.${unknown}` };
  return { kind: 'passed' };
}
