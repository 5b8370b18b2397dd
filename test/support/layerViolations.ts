import type { SourceModule } from './sourceModule.ts';

interface Layer {
  /** Folders or files within the project that it may name besides its own. */
  files: string[];
  /** Packages; one that ends in `/` or `:` stands for everything below it. */
  packages: string[];
}

/** Which way imports may point. What is not listed is refused. */
export const LAYERS: Record<string, Layer> = {
  'src/core/': { files: [], packages: ['zod/mini'] },
  'src/sync/': { files: ['src/core/'], packages: ['zod/mini'] },
  'src/local/': {
    files: ['src/core/', 'src/sync/', 'sw/messages.ts'],
    packages: ['dexie', 'workbox-window', 'zod/mini'],
  },
  'src/app/': {
    files: ['src/core/', 'src/local/index.ts'],
    packages: [
      'solid-js',
      'solid-js/',
      '@solidjs/router',
      '@tanstack/solid-query',
      '@tanstack/solid-query-persist-client',
      '@tanstack/query-async-storage-persister',
      // One icon a path: the package's own index is slow to build and easy to ship whole.
      'lucide-solid/icons/',
      'papaparse',
      // Passkeys, on the sign-in screen and under one's own name.
      '@simplewebauthn/browser',
      'uqr',
      // Only to be told not to compile, which the content policy forbids.
      'zod/mini',
    ],
  },
  'src/server/': {
    files: ['src/core/', 'src/sync/'],
    packages: [
      'node:',
      'hono',
      'hono/',
      '@hono/node-server',
      '@hono/node-server/',
      'kysely',
      'pg',
      'pino',
      'rate-limiter-flexible',
      '@simplewebauthn/server',
      'nodemailer',
      'openid-client',
      'date-holidays',
      'papaparse',
      'uqr',
      'zod',
      'zod/mini',
    ],
  },
  'sw/': {
    files: ['src/local/background.ts'],
    packages: ['workbox-precaching', 'workbox-routing', 'workbox-strategies'],
  },
};

/** The one file that may hand on others' exports: what the interface may use of this device. */
const INDEX = 'src/local/index.ts';

/** One sentence per import that points the wrong way and per barrel; empty when all is well. */
export function layerViolations(modules: SourceModule[]): string[] {
  return modules.flatMap(({ path, imports, reexports }) => {
    const found = Object.entries(LAYERS).find(([folder]) => path.startsWith(folder));
    if (!found) return [`${path} is in no layer`];
    const [own, layer] = found;
    const wrong = imports
      .filter(({ specifier, target }) =>
        target === undefined ? !matches(specifier, layer.packages) : !matches(target, [own, ...layer.files]),
      )
      .map(({ specifier, target }) => `${path} may not import ${target ?? specifier}`);
    if (reexports && path !== INDEX) wrong.push(`${path} hands on another file's exports`);
    return wrong;
  });
}

function matches(name: string, allowed: string[]): boolean {
  return allowed.some((entry) => (/[/:]$/.test(entry) ? name.startsWith(entry) : name === entry));
}
