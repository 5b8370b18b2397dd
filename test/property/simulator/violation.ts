/** What must hold: the properties of the design, by the numbers that it gives them. */
export const PROPERTIES = {
  1: 'convergence: a quiet phone equals the projection of its grants',
  2: 'effects exactly once',
  3: 'the order of each client is kept',
  4: 'no row outside the grants, and nothing left after a drop',
  5: 'no flicker: an acknowledged write is never missing',
  6: 'versions never go back within an epoch',
  7: 'shown is base with the outbox played over it',
  9: 'bringing up to date equals starting anew',
  10: 'clocks change nothing but which intent is newer',
  11: 'old and new schemas: no field lost, outbox accepted',
  12: 'after a restore nothing is missing that a phone still holds',
  13: 'liveness: quiet within three round trips',
  14: 'several tabs are one tab',
  15: 'the same seed is the same trace',
} as const;
export type Property = keyof typeof PROPERTIES;

/** One of them did not hold. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly property: Property;

  constructor(property: Property, what: string) {
    super(`property ${property} (${PROPERTIES[property]}): ${what}`);
    this.property = property;
  }
}

export function mustHold(property: Property, holds: boolean, what: () => string): void {
  if (!holds) throw new Violation(property, what());
}
