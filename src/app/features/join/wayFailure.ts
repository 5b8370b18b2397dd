import type { Failure } from '../../../local/index.ts';
import { t } from '../../words/t.ts';

/**
 * Why somebody did not get in, as they should read it.
 * @param otherwise what it means, of this way in, that it lets nobody in
 */
export function wayFailure(
  { type, retryAfter = 60 }: Pick<Failure, 'type' | 'retryAfter'>,
  otherwise: string,
) {
  if (type === 'unreachable') return t('waysIn.noSignal');
  if (type === 'too_many') return t('waysIn.tooMany', { count: Math.ceil(retryAfter / 60) });
  if (type === 'not_recognised' || type === 'invalid') return otherwise;
  if (type === 'link_used') return t('waysIn.linkUsed');
  return t('waysIn.trouble');
}
