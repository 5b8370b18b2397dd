/**
 * A statement of data definition whose texts are kept in the order of their bytes, as SQLite keeps them: pages of a pull
 * go on in that order, and a database's own collation would put `a:max` before `A:max` or behind it as its country does.
 */
export const inByteOrder = (statement: string): string =>
  // A quoted name can be the same word.
  statement.replace(/(?<!")\btext\b(?!")/g, 'text collate "C"');
