/**
 * A short code that stands for an invitation, for whoever can neither point a camera nor be sent a link: it is read out
 * or copied from paper. Two groups of five letters, `BCDFG-HJKMN`.
 */

/** No vowels, so that no words come of it; no letter that is easily taken for another, or for a digit. */
export const CODE_LETTERS = 'BCDFGHJKMNPQRSTVWXYZ';
/** 20¹⁰ codes, 43 bits. With ten guesses in ten minutes, ten thousand addresses take 19 years to find one of a hundred. */
export const CODE_LENGTH = 10;

const CODE = new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`);

/** What somebody typed, as such a code without its gap; null where it is none. Case, spaces and dashes do not matter. */
export function parseTypedCode(text: string): string | null {
  const letters = text.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
  return CODE.test(letters) ? letters : null;
}

/** As people are shown it. */
export const showTypedCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
