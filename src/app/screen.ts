import { type Component, lazy } from 'solid-js';
import type { LazyArea } from './words/areas.ts';
import { loadWords } from './words/t.ts';

/**
 * A screen that arrives with its words when its route is opened: `screen(['tasks'], () => import('./…/Tasks.tsx'))`;
 * or a sheet, when it is tapped for.
 */
export function screen<Props extends object>(
  areas: readonly LazyArea[],
  load: () => Promise<{ default: Component<Props> }>,
): Component<Props> {
  return lazy(async () => {
    const [module] = await Promise.all([load(), loadWords(...areas)]);
    return module;
  });
}
