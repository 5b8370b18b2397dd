import type { Transporter } from 'nodemailer';
import type { Log } from '../log.ts';
import type { MailSettings } from './mailSettings.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Hands a mail over in the background: whoever asked for it is answered no later than one who gets none. */
export type Mailer = (mail: Mail) => void;

/** Longest that the mail server may take over any step (ms). */
const PATIENCE = 10_000;

/**
 * Mail over SMTP, plain text alone. Nodemailer's own rules for TLS: it is used wherever the server offers it, and then its
 * certificate has to be good.
 */
export function makeMailer(settings: MailSettings, log: Pick<Log, 'warn'>): Mailer {
  let opened: Promise<Transporter> | undefined;
  const send = async (mail: Mail): Promise<void> => {
    opened ??= open(settings);
    try {
      await (await opened).sendMail({ from: settings.from, ...mail });
    } catch (error) {
      // Its message may repeat what was sent, and to whom.
      const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
      log.warn({ code, responseCode }, 'a mail could not be handed over');
    }
  };
  return (mail) => void send(mail);
}

async function open({ url }: MailSettings): Promise<Transporter> {
  // Loaded here, because most servers never send any.
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
