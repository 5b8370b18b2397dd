import { wallTimeIn } from '../../../core/civilDay.ts';
import type { OtherWord } from '../../../core/otherWord.ts';
import { isFinished } from '../../../core/task.ts';
import type { WordKey } from '../../words/areas.ts';
import type { Item } from './item.ts';
import { mayBe } from './mayBe.ts';
import type { Scene, Step } from './scene.ts';

/** How one's own word is said again. */
export interface Again {
  label: WordKey;
  /** What has to come before it. */
  before: Step[];
  /** The arguments of the same mutation, as they fit now. */
  args: unknown;
}

/** Null where it cannot be said any more; a button that the rules would refuse is worse than none. */
export function mineAgain(item: Item, word: OtherWord, scene: Scene): Again | null {
  const again = asItFits(item, word, scene);
  if (!again) return null;
  const first = again.before[0] ?? ([item.name, again.args] as unknown as Step);
  return mayBe(first, scene) ? again : null;
}

function asItFits(item: Item, word: OtherWord, scene: Scene): Again | null {
  const args = item.args as Record<string, unknown>;
  const mine = (more: object = {}): Again => ({
    label: 'outbox.mine.again',
    before: [],
    args: { ...args, ...more },
  });
  switch ('code' in item ? item.code : 'superseded') {
    case 'superseded':
      if (item.name === 'presence.set') return stateAgain(args, scene);
      // Someone else has it now: from them it would come, as its author can see.
      if (item.name === 'task.move')
        return 'assigneeId' in word.fields ? mine({ fromId: word.fields.assigneeId }) : null;
      return item.name === 'availability.set' && String(args.to) < scene.today ? null : mine();
    case 'overwritten':
      return overwrittenAgain(item, args, word, scene);
    case 'already_finished':
      if (item.name === 'task.handBack') return null;
      return {
        ...mine(),
        label: 'outbox.mine.reopen',
        before: [['task.reopen', { taskId: String(args.taskId) }]],
      };
    case 'already_closed':
      return item.name === 'flag.answer' && args.text !== ''
        ? { ...mine({ kind: 'reply' }), label: 'outbox.mine.reply' }
        : null;
    default:
      return null;
  }
}

function stateAgain(args: Record<string, unknown>, scene: Scene): Again | null {
  const until = args.until as { instant: number } | null;
  if (until && until.instant <= scene.now) return null;
  const { minute } = wallTimeIn(scene.zone, scene.now);
  return { label: 'outbox.mine.again', before: [], args: { ...args, minute } };
}

/** The overwritten fields alone: whatever else that mutation said is as its author left it, or not theirs to change back. */
function overwrittenAgain(
  item: Item,
  args: Record<string, unknown>,
  { id, fields }: OtherWord,
  scene: Scene,
): Again | null {
  const names = Object.keys(fields);
  if (names.length === 0) return null;
  const named = args.fields as Record<string, unknown> | undefined;
  const mine = Object.fromEntries(names.map((name) => [name, (named ?? args)[name]]));
  const again = (value: object): Again => ({ label: 'outbox.mine.again', before: [], args: value });
  if (named) return again({ ...args, fields: mine });
  switch (item.name) {
    case 'task.progress': {
      const task = scene.find('task', id);
      const said = again({ taskId: id, spentMinutes: 0, ...mine });
      if (!task || !isFinished(task)) return said;
      return { ...said, label: 'outbox.mine.reopen', before: [['task.reopen', { taskId: id }]] };
    }
    case 'task.create':
      return null;
    case 'allocation.set': {
      const now = scene.find('allocation', id);
      if (!now) return null;
      const { id: allocationId, ...rest } = now;
      return again({ ...rest, allocationId, ...mine });
    }
    default:
      return again(args);
  }
}
