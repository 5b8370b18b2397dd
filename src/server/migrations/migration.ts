/** One step of the schema. Its name says its place, and is what the database remembers of it. */
export interface Migration {
  name: string;
  /** One statement of data definition each, in a form that SQLite and PostgreSQL both read. */
  statements: readonly string[];
}
