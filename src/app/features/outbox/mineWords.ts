import type { OtherWord } from '../../../core/otherWord.ts';
import { t } from '../../words/t.ts';
import { describe, type Names } from './describe.ts';
import type { Item } from './item.ts';
import type { Scene } from './scene.ts';
import { valueWords } from './valueWords.ts';

/** One's own word where another one stands: "away", "2 h worked", "handed back". */
export function mineWords(item: Item, { fields }: OtherWord, scene: Scene, names: Names): string {
  const args = item.args as Record<string, unknown>;
  const person = (id: string): string => names.person(id) ?? t('outbox.conflict.someone');
  if ('code' in item && item.code === 'overwritten') {
    const named = { ...args, ...(args.fields as object | undefined) } as Record<string, unknown>;
    const values = Object.keys(fields).map((field) => valueWords(field, named[field], scene, person));
    return values.join(', ');
  }
  switch (item.name) {
    case 'task.finish':
      return valueWords('status', args.status, scene, person);
    case 'task.move':
      return valueWords('assigneeId', args.toId, scene, person);
    case 'presence.set': {
      const until = (args.until as { instant?: unknown } | null)?.instant;
      const state = valueWords('state', args.state, scene, person);
      return until === undefined ? state : `${state} ${valueWords('until', until, scene, person)}`;
    }
    case 'availability.set':
      return describe(item.name, { statement: args.statement }, names).detail;
    default: {
      // The title stands above both.
      const { what, detail } = describe(item.name, { ...args, taskId: undefined, title: undefined }, names);
      return detail === '' ? what : detail;
    }
  }
}
