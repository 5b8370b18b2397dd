/** Why a list of writes was not stored, for which the writes themselves are at fault. */

/** It would leave a row where nobody sees it. */
export class NoScope extends Error {
  override name = 'NoScope';
}

/** A row that this mutation makes is there already: its uid was used before. */
export class AlreadyExists extends Error {
  override name = 'AlreadyExists';
}
