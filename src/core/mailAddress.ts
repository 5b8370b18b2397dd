import * as z from 'zod/mini';

/** A mail address, in lower case: where codes for signing in are sent, and nothing else. */
export const mailAddress = z.string().check(
  z.trim(),
  z.toLowerCase(),
  // Nothing longer is looked at by an expression.
  z.maxLength(254, { abort: true }),
  z.regex(z.regexes.email, 'must be a mail address'),
);
