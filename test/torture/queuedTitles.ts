/** Runs in a page: titles of the tasks in the outbox of this origin, looked at without the app. */
export async function queuedTitles(): Promise<string[]> {
  const found = (await indexedDB.databases()).find(({ name }) => name?.startsWith('plimsoll/'));
  if (found?.name === undefined) return [];
  const name = found.name;
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('outbox').objectStore('outbox').getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.map(({ args }: { args: { title?: string } }) => args.title ?? ''));
      };
    };
  });
}
