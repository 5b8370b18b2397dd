import type { RejectionCode } from './rejectionCodes.ts';

export interface Rejection {
  code: RejectionCode;
  /** For developers and logs, in English; people read the words that the interface has for `code`. */
  message: string;
  /** Path of the argument at fault, e.g. `minutes.2`. */
  field?: string;
  /** Rows concerned. */
  ids?: string[];
}

export function reject(
  code: RejectionCode,
  message: string,
  more: { field?: string; ids?: string[] } = {},
): { reject: Rejection } {
  return { reject: { code, message, ...more } };
}

/** The rejection of what names a row that is not there, or not for its author. */
export const missing = (
  type: string,
  field = `${type}Id`,
  ids: string[] | undefined = undefined,
): { reject: Rejection } => reject('not_found', `no such ${type}`, ids ? { field, ids } : { field });
