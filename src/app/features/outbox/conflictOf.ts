/** Two words about one thing, with who said each and when, and what saying the own one again would take. */
import type { OtherWord } from '../../../core/otherWord.ts';
import { clockTime } from '../../format/ages.ts';
import { dayRange } from '../../format/days.ts';
import { t } from '../../words/t.ts';
import type { Names } from './describe.ts';
import type { Item } from './item.ts';
import { type Again, mineAgain } from './mineAgain.ts';
import { mineWords } from './mineWords.ts';
import { readOtherWords } from './readOtherWords.ts';
import type { Scene } from './scene.ts';
import { statementWords } from './statementWords.ts';
import { valueWords } from './valueWords.ts';

/** One of the two: "Lena K.", "11:30", "done". */
export interface Word {
  who: string;
  when: string;
  value: string;
}

export interface Conflict {
  mine: Word;
  theirs: Word;
  /** What happened, in a sentence. */
  why: string;
  /** The other word is one's own, or someone else's. */
  keep: 'newer' | 'theirs';
  again: Again | null;
}

/** Null where the server told of no other word, as for an argument that does not fit. */
export function conflictOf(item: Item, scene: Scene, names: Names): Conflict | null {
  const words = readOtherWords(item.theirs);
  const [first] = words;
  if (!first) return null;
  const own = first.by === scene.personId;
  const who = own ? t('outbox.conflict.you') : personName(first.by, scene, names);
  return {
    mine: {
      who: t('outbox.conflict.you'),
      when: t('outbox.conflict.here', { time: clockTime(item.at, scene.now) }),
      value: mineWords(item, first, scene, names),
    },
    theirs: {
      who,
      when: whenWords(first, own, scene),
      value: theirWords(words, item, scene, names),
    },
    why: why(item, first, who),
    keep: own ? 'newer' : 'theirs',
    again: mineAgain(item, first, scene),
  };
}

function personName(id: string | null, scene: Scene, names: Names): string {
  const name = id !== null && names.person(id);
  if (name) return name;
  // People are seen by their teammates; that someone leads one's team or project is seen by all.
  const leads =
    scene
      .all('team')
      .some((team) => scene.actor.teamIds.includes(team.id) && team.leadIds.includes(id ?? '')) ||
    scene.all('project').some((project) => project.leadId === id && id !== null);
  return t(leads ? 'outbox.conflict.lead' : 'outbox.conflict.someone');
}

function whenWords({ id, at, type }: OtherWord, own: boolean, scene: Scene): string {
  const time = clockTime(at, scene.now);
  if (!own || type === 'presence') return time;
  const uid = id.slice(0, id.lastIndexOf('.'));
  return t(scene.here(uid) ? 'outbox.conflict.here' : 'outbox.conflict.elsewhere', { time });
}

function theirWords(words: readonly OtherWord[], item: Item, scene: Scene, names: Names): string {
  const [{ type, fields }] = words as [OtherWord];
  if (type === 'availability') {
    const { from, to } = item.args as { from: string; to: string };
    const said = words.map(({ fields: said }) => {
      const value = statementWords(said) ?? t('outbox.value.another');
      const [first, last] = [String(said.from), String(said.to)];
      return first === from && last === to ? value : `${value} (${dayRange(first, last)})`;
    });
    return said.join(', ');
  }
  if (type === 'answer')
    return [t('outbox.value.resolved'), fields.text].filter((part) => part !== '').join(': ');
  if (type === 'flag') return t('outbox.value.withdrawn');
  // It has left what they may see.
  const [field] = Object.keys(fields);
  if (field === undefined) return t('outbox.value.taken');
  return Object.entries(fields)
    .filter(([name, value]) => name !== 'doneOn' && !(name === 'until' && value === null))
    .map(([name, value]) => valueWords(name, value, scene, (id) => personName(id, scene, names)))
    .join('code' in item && item.code === 'overwritten' ? ', ' : ' ');
}

function why(item: Item, { type, fields }: OtherWord, name: string): string {
  const code = 'code' in item ? item.code : 'superseded';
  if (code === 'overwritten') return t('outbox.conflict.unseen', { name });
  if (code === 'already_finished') return t('outbox.conflict.finished');
  if (code === 'already_closed') return t('outbox.conflict.closed');
  if (type === 'task') {
    const gone = Object.keys(fields).length === 0;
    return gone ? t('outbox.conflict.taken') : t('outbox.conflict.moved');
  }
  if (code !== 'superseded') return t('outbox.conflict.changed');
  return t('outbox.conflict.superseded');
}
