/**
 * A database URL as it may be shown: without what opens the door. Where nothing tells for certain where a password ends,
 * because the URL cannot be parsed or has another @ behind its host, no more than its scheme is shown.
 */
export function shownUrl(url: string): string {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'file:' || !/[@?]/.test(url)) return url;
  if (!parsed?.host || /@/.test(parsed.pathname + parsed.search + parsed.hash))
    return `${/^(file|postgres|postgresql):/i.exec(url)?.[0] ?? ''}…`;
  parsed.password = '';
  // Settings of a driver, a password among them, can stand here as well.
  parsed.search = '';
  return parsed.href;
}
