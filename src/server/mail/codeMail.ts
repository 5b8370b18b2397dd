import type { Mail } from './makeMailer.ts';

/** The mail with a code. The code is not in its subject, which a locked phone shows to whoever passes by. */
export function codeMail({ to, code, label }: { to: string; code: string; label: string }): Mail {
  return {
    to,
    subject: 'Your code for Plimsoll',
    text: `${code}

Type this code where you asked for it (${label}). It works once, for ten minutes, and in no other browser.

If you did not ask for it, you need do nothing: nobody comes in without the code. Tell it to no one who asks you for it.
`,
  };
}
