/** A worked example: input and the results it must have. Examples of one kind share the shape of both. */
export interface Example {
  id: string;
  kind: string;
  title?: string;
  input: Fields;
  expected: Fields;
}

/** Parsed JSON of which nothing is known yet. */
export type Fields = Record<string, unknown>;

/** What the code says for one field of `expected`, and whether that is what the example says. */
export interface Answer {
  got: unknown;
  agrees: (expected: unknown) => boolean;
}

/** Computes every field that an example of its kind may expect. `expected` tells how many days are asked for, never what to answer. */
export type Kind = (input: Fields, expected: Fields) => Record<string, Answer>;
