import { mutationNamed } from '../../../core/mutations.ts';
import type { Scene, Step } from './scene.ts';

/** Would the rules take this now, as far as this phone can tell? A button that they would refuse is not shown. */
export function mayBe([name, args]: Step, scene: Scene): boolean {
  const plan = mutationNamed(name)?.plan(
    {
      get: (type, id) => scene.find(type, id),
      list: (type, column, value) =>
        scene
          .all(type)
          .filter((row) => (row as unknown as Record<string, unknown>)[column as string] === value),
      ver: () => 0,
    },
    args,
    {
      uid: 'trial',
      actor: scene.actor,
      day: scene.today,
      at: scene.now,
      base: Number.MAX_SAFE_INTEGER,
      authority: false,
    },
  );
  return plan !== undefined && 'writes' in plan && plan.writes.length > 0;
}
