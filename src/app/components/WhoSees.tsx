import { Suspense } from 'solid-js';
import type { Private } from '../../core/whoSees.ts';
import { screen } from '../screen.ts';

const Sentence = screen(['sheets'], () => import('./WhoSeesSentence.tsx'));

/** Beside what is about to be written: who will see it. On demand, and nothing else waits for it. */
export function WhoSees(props: { of: Private }) {
  return (
    <Suspense>
      <Sentence of={props.of} />
    </Suspense>
  );
}
