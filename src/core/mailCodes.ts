/** Codes by mail: asking for one, entering it, and the address that they go to. */
import * as z from 'zod/mini';
import { mailAddress } from './mailAddress.ts';

/** Six digits; people may write them in two groups. */
const code = z.string().check(
  z.maxLength(20),
  z.overwrite((text) => text.replace(/[\s-]/g, '')),
  z.regex(/^\d{6}$/, 'must be six digits'),
);

/** POST /v1/mail/ask: 204 whether or not anybody here has this address. */
export const askForCode = z.strictObject({ address: mailAddress });

/** POST /v1/mail/enter: what the mail said, in the browser that asked. */
export const enterCode = z.strictObject({ code });

/** GET /v1/w/:ws/mail-address: one's own. `byMail` is false where the server sends none. */
export const ownMailAddress = z.object({ address: z.nullable(z.string()), byMail: z.boolean() });
export type OwnMailAddress = z.output<typeof ownMailAddress>;

/** POST /v1/w/:ws/people/:person/mail-address: an admin sets it, or with null takes it away, without seeing it. */
export const setMailAddress = z.strictObject({ address: z.nullable(mailAddress) });
