import type { Failure } from '../../../local/index.ts';
import { t } from '../../words/t.ts';
import { wayFailure } from '../join/wayFailure.ts';

/** Why a way in was not set up, as its owner should read it. */
export function failureWords(failure: Failure): string {
  return wayFailure(failure, t('waysIn.failed'));
}
