/** What a body says, made hostile: it is still JSON, or close to it. */
import { COLUMNS, ROW_TYPES } from '../../../src/core/rows.ts';
import type { Chance } from '../../../src/server/demo/chance.ts';
import { jsonText, ODD_KEYS, oddValue, setField } from './oddValues.ts';
import type { Spoiler, Spoilers } from './spoiler.ts';

/** Every column that there is, so that each is sent in each mutation sooner or later. */
const KEYS = [...ODD_KEYS, ...new Set(ROW_TYPES.flatMap((type) => Object.keys(COLUMNS[type])))];

/** Changes the value of a body, where it still has one. */
function onValue(change: (root: unknown, chance: Chance) => unknown): Spoiler {
  return (request, chance) => {
    try {
      const root: unknown = JSON.parse(request.body.toString());
      return { ...request, body: Buffer.from(jsonText(change(root, chance))) };
    } catch {
      return request; // An earlier spoiler has left no JSON.
    }
  };
}

/** Any of the objects and lists within a value. */
function somewhere(root: unknown, chance: Chance): Record<string, unknown> | undefined {
  const found: Record<string, unknown>[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    found.push(value as Record<string, unknown>);
    Object.values(value).forEach(walk);
  };
  walk(root);
  return found.length === 0 ? undefined : chance.pick(found);
}

const inPlace = (change: (target: Record<string, unknown>, chance: Chance) => void): Spoiler =>
  onValue((root, chance) => {
    const target = somewhere(root, chance);
    if (target) change(target, chance);
    return root;
  });

export const spoilValue: Spoilers = {
  'an odd value': inPlace((target, chance) => {
    const keys = Object.keys(target);
    if (keys.length > 0) setField(target, chance.pick(keys), oddValue(chance));
  }),
  'a field too many': inPlace((target, chance) => setField(target, chance.pick(KEYS), oddValue(chance))),
  'a prototype': inPlace((target, chance) =>
    setField(target, chance.pick(['__proto__', 'constructor']), {
      ...{ polluted: true, roles: ['admin'], prototype: { polluted: true, isAdmin: true } },
    }),
  ),
  'a field missing': inPlace((target, chance) => {
    const keys = Object.keys(target);
    if (keys.length > 0) delete target[chance.pick(keys)];
  }),
  'far too many of them': onValue((root, chance) => {
    const target = somewhere(root, chance);
    const key = Object.keys(target ?? {}).find((each) => Array.isArray(target?.[each]));
    if (!target || key === undefined) return root;
    const list = target[key] as unknown[];
    // Lists that long cost the one who sends them as well; one in ten is enough.
    const count = chance.next() < 0.1 ? chance.pick([1_001, 20_001]) : chance.pick([101, 201]);
    target[key] = Array.from({ length: count }, (_, index) => list[index % Math.max(1, list.length)] ?? 'x');
    return root;
  }),
  'something else': onValue((_, chance) => oddValue(chance)),
  'deep within itself': inPlace((target, chance) => {
    let deep: unknown = 1;
    for (let depth = chance.pick([10, 20, 2_000]); depth > 0; depth -= 1)
      deep = depth % 2 === 0 ? [deep] : { a: deep };
    const keys = Object.keys(target);
    if (keys.length > 0) setField(target, chance.pick(keys), deep);
  }),
};
