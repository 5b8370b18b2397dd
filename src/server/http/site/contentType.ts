import { extname } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Browsers are told not to guess, so a type that is missing here is not shown but saved. */
export const contentType = (path: string): string => TYPES[extname(path)] ?? 'application/octet-stream';

/** What packing makes smaller; pictures and fonts are packed already. */
export const isPackable = (type: string): boolean => /^text\/|json|xml|javascript|wasm/.test(type);
