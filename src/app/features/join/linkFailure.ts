import type { Failure } from '../../../local/index.ts';
import type { WordKey } from '../../words/areas.ts';

export interface LinkFailure {
  title: WordKey;
  text: WordKey;
  /** The link itself is still good. */
  again: boolean;
}

/** Why a link could not be opened, as its holder should read it. */
export function linkFailure({ type }: Pick<Failure, 'type'>): LinkFailure {
  if (type === 'link_used' || type === 'not_found' || type === 'invalid' || type === 'revoked')
    return { title: 'join.usedTitle', text: 'join.usedText', again: false };
  if (type === 'unreachable')
    return { title: 'join.unreachableTitle', text: 'join.unreachableText', again: true };
  if (type === 'too_many') return { title: 'join.troubleTitle', text: 'join.tooManyText', again: true };
  return { title: 'join.troubleTitle', text: 'join.troubleText', again: true };
}
