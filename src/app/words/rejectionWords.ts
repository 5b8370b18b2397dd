import { REJECTION_CODES } from '../../core/rejectionCodes.ts';
import { t } from './t.ts';

/**
 * Why a report was not taken. A code that this version does not know yet reads as a plain misfit. The words of the
 * outbox have to be loaded.
 */
export function rejectionWords(code: string): string {
  return t(`outbox.refused.${isKnown(code) ? code : 'invalid'}`);
}

const KNOWN = [...REJECTION_CODES, 'aged'] as const;

const isKnown = (code: string): code is (typeof KNOWN)[number] => (KNOWN as readonly string[]).includes(code);
