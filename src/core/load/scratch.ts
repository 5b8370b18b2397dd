/** Where typed arrays come from, each by the name of what it holds, all 0. */
export interface Scratch {
  int32: (name: string, length: number) => Int32Array;
  float64: (name: string, length: number) => Float64Array;
  uint8: (name: string, length: number) => Uint8Array;
}

/** New arrays each time, for whoever keeps them. */
export const FRESH: Scratch = {
  int32: (_, length) => new Int32Array(length),
  float64: (_, length) => new Float64Array(length),
  uint8: (_, length) => new Uint8Array(length),
};

/**
 * The same arrays again and again: what was lent under a name is overwritten when that name is next asked for.
 * Ten thousand people one after the other would else touch 200 MB of new memory instead of 20 kB that stay in
 * the processor's cache; measured, that halves the time.
 */
export function makeScratch(): Scratch {
  return { int32: lender(Int32Array), float64: lender(Float64Array), uint8: lender(Uint8Array) };
}

function lender<T extends Int32Array | Float64Array | Uint8Array>(
  kind: new (length: number) => T,
): (name: string, length: number) => T {
  const lent = new Map<string, T>();
  return (name, length) => {
    const last = lent.get(name);
    if (last?.length === length) {
      last.fill(0);
      return last;
    }
    const made = new kind(length);
    lent.set(name, made);
    return made;
  };
}
