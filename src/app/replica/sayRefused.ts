import { toast } from '../components/Toast.tsx';
import { rejectionWords } from '../words/rejectionWords.ts';
import { loadWords } from '../words/t.ts';

/** Says why a mutation was refused on this phone. It comes when it is needed, which is seldom. */
export async function sayRefused(code: string): Promise<void> {
  await loadWords('outbox');
  toast({ text: rejectionWords(code), tone: 'alert' });
}
