import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { type ManifestOptions, VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';

const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Plimsoll',
  short_name: 'Plimsoll',
  description: 'How loaded you are, when you are available, and who is over the line',
  lang: 'en',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  // The light scheme's paper. A manifest has one colour; the page names the dark one in a `meta` of its own.
  background_color: '#FAF8F3',
  theme_color: '#FAF8F3',
  categories: ['productivity', 'business'],
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
  ],
  shortcuts: [
    { name: 'Raise a flag', url: '/flags/new' },
    { name: 'Set availability', url: '/availability' },
    { name: 'My tasks', url: '/tasks' },
    { name: 'Team load', url: '/load' },
  ].map((shortcut) => ({
    ...shortcut,
    icons: [{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' }],
  })),
  screenshots: [
    {
      src: '/screenshots/today-narrow.png',
      sizes: '390x844',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'Today: your week against your line',
    },
    {
      src: '/screenshots/load-narrow.png',
      sizes: '390x844',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'Load: who is over, and by how much',
    },
    {
      src: '/screenshots/load-wide.png',
      sizes: '1280x800',
      type: 'image/png',
      form_factor: 'wide',
      label: 'Load over a quarter',
    },
  ],
  share_target: {
    action: '/tasks/new',
    method: 'GET',
    params: { title: 'title', text: 'text', url: 'url' },
  },
  launch_handler: { client_mode: 'navigate-existing' },
};

/**
 * Lets Solid work under `require-trusted-types-for 'script'`: its one assignment to `innerHTML`, in
 * `template()`, takes the compiler's own markup, so it goes through the policy `solid` unchanged.
 * The build fails when Solid no longer contains exactly that assignment.
 */
function solidTrustedTypes(): Plugin {
  const assignment = 't.innerHTML = html;';
  return {
    name: 'plimsoll:solid-trusted-types',
    apply: 'build',
    transform: {
      filter: { id: /\/solid-js\/web\/dist\/(web|dev)\.js$/ },
      handler(code) {
        if (code.split(assignment).length !== 2)
          this.error(`Solid no longer contains \`${assignment}\` once`);
        return {
          code: `const solidPolicy = globalThis.trustedTypes?.createPolicy('solid', { createHTML: (html) => html });
${code.replace(assignment, 't.innerHTML = solidPolicy ? solidPolicy.createHTML(html) : html;')}`,
          map: null,
        };
      },
    },
  };
}

/**
 * What a rejection says in English is for developers and for the server's log. A phone shows words of its own for the
 * code, and 40 such sentences would be 0.4 kB of a member's first visit.
 */
function rejectionsByCode(): Plugin {
  const message = /(\breject\(\s*'\w+',\s*)(?:'[^'\n]*'|`[^`\n]*`)/g;
  return {
    name: 'plimsoll:rejections-by-code',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/core\/.*\.ts$/, code: 'reject(' },
      handler: (code) => ({ code: code.replace(message, "$1''"), map: null }),
    },
  };
}

/**
 * Packs what is named after its content once and as small as it gets, beside it: level 11 takes a second for all and is 7 %
 * smaller than what a server can afford while somebody waits.
 */
function packedBeside(): Plugin {
  return {
    name: 'plimsoll:packed-beside',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const file of Object.keys(bundle)) {
        if (!/^assets\/.*\.(js|css)$/.test(file)) continue;
        const path = resolve(dir, file);
        writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
      }
    },
  };
}

const api = { target: 'http://localhost:8484', ws: true };

/** Short names for classes: on a first visit the usual ones weigh a kilobyte, since hashes do not compress. */
function className(name: string, file: string): string {
  const path = relative(import.meta.dirname, file.split('?')[0] ?? file);
  const digest = createHash('sha256').update(`${path}:${name}`).digest('base64url').replace(/[-_]/g, '');
  return `p${digest.slice(0, 5)}`;
}

export default defineConfig({
  // The same code without what browsers before ours need: 1.5 kB less.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  css: { modules: { generateScopedName: className } },
  build: {
    outDir: 'dist',
    // The newest thing the interface cannot do without is `light-dark()`, in all engines since May 2024;
    // naming an older browser would have it rewritten into something larger.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Read by the bundle budget.
    manifest: true,
    sourcemap: true,
    // No list of what each screen needs beside it: the worker has all of it after the first visit, and on the first
    // visit the list weighs more than the round trip it saves.
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      // How long plugins take is not what somebody who starts Plimsoll wants to read.
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            {
              // What an invitation leads through, as far as Today, in one file: ten small ones weigh 7 kB more,
              // because brotli learns nothing from one file for the next.
              name: 'first',
              test: /src\/app\/(App\.tsx|features\/join\/(Join|Welcome)Screen\.tsx|words\/en\/join\.ts)$/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': api, '/healthz': api } },
  plugins: [
    solid(),
    solidTrustedTypes(),
    rejectionsByCode(),
    packedBeside(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'index.ts',
      // src/local registers the worker itself, through the policy `plimsoll`.
      injectRegister: false,
      manifest,
      injectManifest: {
        // One classic script: module workers are younger than the browsers above.
        rollupFormat: 'iife',
        globPatterns: ['**/*.{js,css,html,svg}', 'icons/*.png'],
        globIgnores: ['screenshots/**', '.vite/**', 'sw.js'],
      },
      integration: {
        // Named after its source it would be index.js; /sw.js says what it is, and its address is for ever.
        beforeBuildServiceWorker(options) {
          options.swDest = resolve(options.outDir, 'sw.js');
          options.injectManifest.swDest = options.swDest;
        },
        // The worker is built by a second Vite, which would not inherit `--logLevel`.
        configureCustomSWViteBuild(config) {
          config.logLevel = 'warn';
        },
      },
    }),
  ],
});
