/** A name for a narrow column: the first one and the initial of the last, "Zeynep Y."; one word stays as it is. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : undefined;
  const initial = last && [...last][0];
  // Scripts without capitals do not abbreviate names this way.
  const cased = initial !== undefined && initial.toLocaleLowerCase() !== initial.toLocaleUpperCase();
  return cased && words[0] ? `${words[0]} ${initial.toLocaleUpperCase()}.` : name;
}
