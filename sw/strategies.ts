/** What is kept for reading without a network: this build's shell, and the build before it. Nothing of the API, ever. */
import { PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const SHELL = 'plimsoll-shell';
const PREVIOUS = 'plimsoll-previous';
const ENTRY = '/index.html';
/** Hashed by the build: a name never changes its content. */
const ASSETS = '/assets/';
/** The server's own: an address below these is never answered with the app. */
const NOT_THE_APP = [/^\/v1(\/|$)/, /^\/healthz$/, /^\/sw\.js$/];

export type Manifest = (PrecacheEntry | string)[];

export interface Shell {
  install(event: ExtendableEvent): Promise<void>;
  activate(event: ExtendableEvent): Promise<void>;
}

export function serveShell(manifest: Manifest): Shell {
  const controller = new PrecacheController({ cacheName: SHELL });
  controller.addToCacheList(manifest);
  registerRoute(new PrecacheRoute(controller, { cleanURLs: false }));
  registerRoute(new NavigationRoute(controller.createHandlerBoundToURL(ENTRY), { denylist: NOT_THE_APP }));
  registerRoute(isAsset, ({ request }) => fromPrevious(request));
  return {
    async install(event) {
      await keepPrevious(new Set(controller.getURLsToCacheKeys().values()));
      await controller.install(event);
    },
    async activate(event) {
      await controller.activate(event);
    },
  };
}

const isAsset = ({ url, sameOrigin }: { url: URL; sameOrigin: boolean }): boolean =>
  sameOrigin && url.pathname.startsWith(ASSETS);

/**
 * A page that was opened before an update goes on lazy-loading its own build's files, also offline. They are copied
 * while the old worker still serves them, since activating the new one deletes them from the shell.
 */
async function keepPrevious(next: ReadonlySet<string>): Promise<void> {
  const shell = await caches.open(SHELL);
  const old = (await shell.keys()).filter(
    ({ url }) => new URL(url).pathname.startsWith(ASSETS) && !next.has(url),
  );
  // A first install, or the same build again: what is kept already is still the previous one.
  if (old.length === 0) return;
  await caches.delete(PREVIOUS);
  const previous = await caches.open(PREVIOUS);
  for (const request of old) {
    const response = await shell.match(request);
    if (response) await previous.put(request, response);
  }
}

/** The server keeps the files of older builds for a month. */
async function fromPrevious(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: PREVIOUS })) ?? fetch(request);
}
