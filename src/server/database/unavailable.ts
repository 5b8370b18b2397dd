/** The database cannot take this now; nothing was written, and trying again later is right. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}
