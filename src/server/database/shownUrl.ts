/** A database URL as it may be shown: without what opens the door. */
export function shownUrl(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed?.host) return url;
  parsed.password = '';
  // Settings of a driver, a password among them, can stand here as well.
  parsed.search = '';
  return parsed.href;
}
