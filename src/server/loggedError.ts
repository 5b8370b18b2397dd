/** What the log keeps of an error: what happened and where, never the row that it happened to. */
export interface LoggedError {
  type: string;
  message: string;
  stack: string;
  code?: string;
  table?: string;
  constraint?: string;
}

/**
 * PostgreSQL puts values of the row into `detail` and `where`, and SQLSTATE class 22 (a value that does not fit) quotes
 * the value in the message itself: a reason, a title, an address would be in the log for as long as logs are kept. What is
 * not named here is left out, whatever a driver may add one day.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const quotes = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
  const said = (text: string): string => (quotes ? text.replace(/"[^"]*"/g, '"…"') : text);
  const cause = error.cause instanceof Error ? loggedError(error.cause) : undefined;
  return {
    type: error.name,
    message: said(error.message) + (cause ? `: ${cause.message}` : ''),
    stack: said(error.stack ?? '') + (cause ? `\ncaused by ${cause.stack}` : ''),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
  };
}
