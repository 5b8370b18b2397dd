export type Scheme = 'system' | 'light' | 'dark';

const KEY = 'plimsoll.scheme';

/** The colour scheme this device was told to use; the system's unless its user chose. */
export function chosenScheme(): Scheme {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
    return 'system';
  }
}

export function chooseScheme(scheme: Scheme): void {
  try {
    if (scheme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // See above.
  }
  applyScheme(scheme);
}

const BAR = { light: '#FAF8F3', dark: '#0B1520' };

/** Sets the page, and the browser's bar around it, to a scheme. */
export function applyScheme(scheme: Scheme = chosenScheme()): void {
  if (scheme === 'system') delete document.documentElement.dataset.scheme;
  else document.documentElement.dataset.scheme = scheme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = BAR[scheme === 'system' ? own : scheme];
  }
}
