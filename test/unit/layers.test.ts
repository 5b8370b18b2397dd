import { describe, expect, it } from 'vitest';
import { importCycles } from '../support/importCycles.ts';
import { LAYERS, layerViolations } from '../support/layerViolations.ts';
import { readSources } from '../support/readSources.ts';
import { sourceModule } from '../support/sourceModule.ts';

const modules = readSources('src/**/*', 'sw/**/*').map(({ path, text }) => sourceModule(path, text));

describe('the sources', () => {
  it('are really read, every layer of them', () => {
    for (const folder of Object.keys(LAYERS)) {
      const files = modules.filter(({ path }) => path.startsWith(folder));
      expect(files.length, folder).toBeGreaterThan(0);
    }
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(modules.length);
  });

  it('import only what their layer may know, and contain no barrels', () => {
    expect(layerViolations(modules)).toEqual([]);
  });

  it('contain no import cycles', () => {
    expect(importCycles(modules)).toEqual([]);
  });

  it('import only files that exist', () => {
    const known = new Set(modules.map(({ path }) => path));
    const missing = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== undefined && /\.tsx?$/.test(target) && !known.has(target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('a planted fault is found', () => {
  const violations = (path: string, text: string) => layerViolations([sourceModule(path, text)]);

  it.each([
    ['core knows storage', 'src/core/task.ts', "import Dexie from 'dexie'"],
    ['core knows Node', 'src/core/task.ts', "import { readFileSync } from 'node:fs'"],
    ['core knows all of zod', 'src/core/task.ts', "import { z } from 'zod'"],
    ['core knows sync', 'src/core/task.ts', "import { merge } from '../sync/merge.ts'"],
    ['a type is knowledge too', 'src/core/task.ts', "import type { Row } from '../server/db.ts'"],
    ['so is a type named inline', 'src/core/task.ts', "type Row = import('../server/db.ts').Row"],
    ['sync knows this device', 'src/sync/merge.ts', "import { db } from '../local/db.ts'"],
    ['local knows the interface', 'src/local/loop.ts', "import { render } from 'solid-js/web'"],
    ['local knows the worker', 'src/local/loop.ts', "import { cacheFirst } from '../../sw/strategies.ts'"],
    ['app passes by the index', 'src/app/main.tsx', "import { db } from '../local/db.ts'"],
    ['app loads the server lazily', 'src/app/main.tsx', "const load = () => import('../server/app.ts')"],
    ['app ships every icon', 'src/app/main.tsx', "import { Flag } from 'lucide-solid'"],
    ['server knows the interface', 'src/server/app.ts', "export const App = await import('../app/App.tsx')"],
    ['worker knows this device', 'sw/index.ts', "import { db } from '../src/local/db.ts'"],
    ['a neighbouring folder is no layer', 'src/corelike/a.ts', "import 'zod/mini'"],
    ['a barrel', 'src/core/index.ts', "export { task } from './task.ts'"],
    ['a barrel of everything', 'src/core/all.ts', "export * from './task.ts'"],
  ])('%s', (_name, path, text) => {
    expect(violations(path, text)).toHaveLength(1);
  });

  it('but what the layers are for is allowed', () => {
    expect(violations('src/core/task.ts', "import * as z from 'zod/mini'")).toEqual([]);
    expect(violations('src/local/index.ts', "export { db } from './db.ts'")).toEqual([]);
    expect(violations('src/app/App.tsx', "import { db } from '../local/index.ts'")).toEqual([]);
    expect(violations('src/app/App.tsx', "import './App.module.css'")).toEqual([]);
    expect(violations('src/server/main.ts', "import { DatabaseSync } from 'node:sqlite'")).toEqual([]);
    expect(violations('sw/index.ts', "import { sync } from '../src/local/background.ts'")).toEqual([]);
  });

  it('a cycle over three files', () => {
    const cycle = importCycles([
      sourceModule('src/core/a.ts', "import { b } from './b.ts'"),
      sourceModule('src/core/b.ts', "import type { C } from './c.ts'"),
      sourceModule('src/core/c.ts', "export const a = () => import('./a.ts')"),
      sourceModule('src/core/d.ts', "import './a.ts'; import './c.ts'"),
    ]);
    expect(cycle).toEqual([['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts', 'src/core/a.ts']]);
  });

  it('but a diamond is no cycle', () => {
    const cycles = importCycles([
      sourceModule('src/core/a.ts', "import './b.ts'; import './c.ts'"),
      sourceModule('src/core/b.ts', "import './d.ts'"),
      sourceModule('src/core/c.ts', "import './d.ts'"),
      sourceModule('src/core/d.ts', ''),
    ]);
    expect(cycles).toEqual([]);
  });

  it('a file that does not parse', () => {
    expect(() => sourceModule('src/core/a.ts', 'import {')).toThrow('src/core/a.ts');
  });
});
