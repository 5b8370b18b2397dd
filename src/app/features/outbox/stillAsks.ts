import type { SentItem } from '../../../local/index.ts';
import { readOtherWords } from './readOtherWords.ts';
import type { Scene } from './scene.ts';

/**
 * Is there still a choice between an own word that came too late and the newer one? Not once its author has chosen, has
 * said something else on any device, or the days are over: then it is history.
 */
export function stillAsks(item: SentItem, scene: Scene): boolean {
  if (!item.superseded || item.settled) return false;
  const { to, until } = item.args as { to?: string; until?: { instant: number } | null };
  if (to !== undefined && to < scene.today) return false;
  if (until && until.instant <= scene.now) return false;
  return readOtherWords(item.theirs).some(({ type, id, fields }) => {
    if (type !== 'presence') return scene.find(type, id) !== undefined;
    const now = scene.find('presence', id);
    return now?.state === fields.state && now?.until === fields.until;
  });
}
