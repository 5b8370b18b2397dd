import { type DestinationStream, type Logger, pino } from 'pino';
import { loggedError } from './loggedError.ts';

/** What the server tells whoever runs it; people who use Plimsoll never see it. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * JSON lines on stderr, because stdout carries the sign-in link that a person reads.
 *
 * Nothing that opens a door is ever handed to the log; the paths are blacked out all the same, so that one
 * careless object does not become a leak.
 */
export function makeLog(level: string, stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    serializers: { err: loggedError },
    redact: {
      paths: ['token', 'cookie', 'authorization', '*.token', '*.cookie', '*.authorization'],
      censor: '…',
    },
  };
  // Synchronous: the line that says why the process ended has to be out before it ends.
  return pino(options, stream ?? pino.destination({ dest: 2, sync: true }));
}
