/** Bundles a page of the tests as the app is bundled, in memory. */
import { join } from 'node:path';
import { build } from 'vite';

export type Files = Map<string, { type: string; body: string }>;

/** @param entry of the page; the test page where none is named */
export async function bundlePage(entry = join(import.meta.dirname, 'page.ts')): Promise<Files> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    // A library says so to itself; an app's build would have replaced it.
    define: { 'process.env.NODE_ENV': '"production"' },
    root: join(import.meta.dirname, '..', '..', '..'),
    build: {
      write: false,
      minify: false,
      rolldownOptions: { output: { codeSplitting: false } },
      lib: { entry, formats: ['es'], fileName: 'page' },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the page was not bundled');
  return new Map([
    [
      '/',
      {
        type: 'text/html',
        body: '<!doctype html><title>Test page</title><script type="module" src="/page.js"></script>',
      },
    ],
    ['/page.js', { type: 'text/javascript', body: chunk.code }],
  ]);
}
