/** `plimsoll-2026-03-02T120000Z.db`: names of backups that the server makes by itself, which sort as they were made. */
export const scheduledName = (time: number): string =>
  `plimsoll-${new Date(time).toISOString().slice(0, 19).replaceAll(':', '')}Z.db`;

/** When a backup of that name was made (ms); undefined for any other name, which is nobody's to delete. */
export function scheduledTime(name: string): number | undefined {
  const match = /^plimsoll-(\d{4}-\d\d-\d\dT)(\d\d)(\d\d)(\d\d)Z\.db$/.exec(name);
  if (!match) return undefined;
  const time = Date.parse(`${match[1]}${match[2]}:${match[3]}:${match[4]}Z`);
  return Number.isNaN(time) ? undefined : time;
}
