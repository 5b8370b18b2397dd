/**
 * Nothing runs that the build did not make, nothing is framed, nothing leaves for elsewhere.
 *
 * Two policies may make trusted values: `solid` for the compiler's own templates, `plimsoll` for the address of
 * the service worker (`serviceWorker.register` is a sink too).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types solid plimsoll',
].join('; ');
