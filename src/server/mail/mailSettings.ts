import { mailAddress } from '../../core/mailAddress.ts';
import { SettingError } from '../settingError.ts';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  url: string;
  /** What mails come from. */
  from: string;
}

/** How mail is sent; null where nobody has said so, and then no way in by mail is offered. */
export function mailSettingsOf(setting: (name: string) => string | undefined): MailSettings | null {
  const [text, from] = [setting('SMTP_URL'), setting('MAIL_FROM')];
  if (text === undefined && from === undefined) return null;
  if (text === undefined || from === undefined)
    throw new SettingError(
      'SMTP_URL and MAIL_FROM go together: where mail is handed over, and what it comes from.',
    );
  const url = URL.parse(text);
  // Not quoted: it may hold a password.
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new SettingError('SMTP_URL must look like smtps://name:password@mail.example.org.');
  if (!mailAddress.safeParse(from.replace(/^[^<>"]*<([^<>]+)>$/, '$1')).success)
    throw new SettingError(`MAIL_FROM must be a mail address such as plimsoll@example.org, not “${from}”.`);
  return { url: text, from };
}
