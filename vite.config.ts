import { resolve } from 'node:path';
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

const api = { target: 'http://localhost:8484', ws: true };

export default defineConfig({
  build: {
    outDir: 'dist',
    // The newest thing the interface cannot do without is `light-dark()`, in all engines since May 2024;
    // naming an older browser would have it rewritten into something larger.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // Read by the bundle budget.
    manifest: true,
    sourcemap: true,
    // Every one of these browsers preloads modules itself.
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/v1': api, '/healthz': api } },
  plugins: [
    solid(),
    solidTrustedTypes(),
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
