import * as z from 'zod/mini';

/** A mail address, in lower case: where codes for signing in are sent, and nothing else. */
export const mailAddress = z
  .string()
  .check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(z.regexes.email, 'must be a mail address'));
