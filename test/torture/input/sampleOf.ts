import * as z from 'zod/mini';
import type { Chance } from '../../../src/server/demo/chance.ts';
import { oddValue } from './oddValues.ts';

/** JSON schema, as far as it says how a fitting value is made. */
interface Shape {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  prefixItems?: Shape[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** Texts and ids that a request may name, by what a field is called. */
export interface Vocabulary {
  ids: readonly string[];
  days: readonly string[];
  zones: readonly string[];
}

const shapes = new WeakMap<object, Shape>();

/** A value that mostly fits a schema, made from the schema itself: a mutation that is new is asked for as well. */
export function sampleOf(schema: z.ZodMiniType, chance: Chance, words: Vocabulary): unknown {
  const known = shapes.get(schema);
  if (known) return fitting(known, '', chance, words);
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;
  shapes.set(schema, shape);
  return fitting(shape, '', chance, words);
}

function fitting(shape: Shape, name: string, chance: Chance, words: Vocabulary): unknown {
  if ('const' in shape) return shape.const;
  if (shape.enum) return chance.pick(shape.enum);
  if (shape.anyOf) return fitting(chance.pick(shape.anyOf), name, chance, words);
  switch (shape.type) {
    case 'object': {
      const wanted = Object.entries(shape.properties ?? {}).filter(
        ([key]) => shape.required?.includes(key) || chance.next() < 0.4,
      );
      return Object.fromEntries(wanted.map(([key, each]) => [key, fitting(each, key, chance, words)]));
    }
    case 'array': {
      if (shape.prefixItems) return shape.prefixItems.map((each) => fitting(each, name, chance, words));
      const least = shape.minItems ?? 0;
      const count = chance.between(least, Math.max(least, Math.min(shape.maxItems ?? 3, 3)));
      return Array.from({ length: count }, () => fitting(shape.items ?? {}, name, chance, words));
    }
    case 'integer':
    case 'number':
      return chance.between(shape.minimum ?? 0, Math.min(shape.maximum ?? 1000, 1440));
    case 'boolean':
      return chance.next() < 0.5;
    case 'null':
      return null;
    case 'string':
      return textOf(name, chance, words);
    default:
      return oddValue(chance);
  }
}

/** Schemas say that a date is a text; what a field is called says that it is a date. */
function textOf(name: string, chance: Chance, { ids, days, zones }: Vocabulary): string {
  if (/ids?$/i.test(name) && name !== '') return chance.pick(ids);
  if (/^(from|to|day|start|due|end|until|asOf|employed\w+)$/.test(name)) return chance.pick(days);
  if (name === 'token') return 'g'.repeat(43);
  if (name === 'zone') return chance.pick(zones);
  if (name === 'region') return chance.pick(['', 'DE', 'DE-BY']);
  return `said by chance ${chance.between(0, 99)}`;
}
