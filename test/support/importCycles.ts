import type { SourceModule } from './sourceModule.ts';

/** Each cycle once, as the paths along it; types count, for files that need each other are one idea. */
export function importCycles(modules: SourceModule[]): string[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const cycles: string[][] = [];

  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) {
      cycles.push([...trail.slice(start), path]);
      return;
    }
    if (done.has(path)) return;
    for (const { target } of byPath.get(path)?.imports ?? []) {
      if (target !== undefined && byPath.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };

  for (const { path } of modules) visit(path, []);
  return cycles;
}
