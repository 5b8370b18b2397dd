import type { FlagRelief } from '../../../core/flag.ts';
import { language, t } from '../../words/t.ts';

const WORDS = { move: 'inbox.reliefMove', time: 'inbox.reliefTime', someone: 'inbox.reliefSomeone' } as const;

/** "Would help: move some and more time"; '' when nothing was asked for. */
export function reliefWords(relief: readonly FlagRelief[]): string {
  if (relief.length === 0) return '';
  const list = new Intl.ListFormat(language()).format(relief.map((each) => t(WORDS[each])));
  return t('inbox.wants', { list });
}
