/** Chromium without the traffic of its own that would mix with, or wait for, a network that is not there. */
export const chromiumArgs: string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Chromium refuses its sandbox to root, which containers often run as.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
