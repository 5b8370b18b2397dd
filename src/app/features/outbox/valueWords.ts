import { isCivilDay } from '../../../core/civilDay.ts';
import { hours } from '../../format/hours.ts';
import { untilWords } from '../../format/untilWords.ts';
import { t } from '../../words/t.ts';
import { dayWords } from './dayWords.ts';
import type { Scene } from './scene.ts';

const STATUS = ['open', 'doing', 'blocked', 'done', 'dropped'] as const;
const STATES = ['available', 'reduced', 'busy', 'away'] as const;

/** The value of one field as people say it: "due 27 Nov", "3 h left". What has no words of its own reads "another one". */
export function valueWords(
  field: string,
  value: unknown,
  scene: Scene,
  person: (id: string) => string,
): string {
  switch (field) {
    case 'due':
    case 'start':
    case 'end':
    case 'from':
    case 'to':
    case 'employedFrom':
    case 'employedTo':
      if (value === null) return t('outbox.value.noDue');
      return typeof value === 'string' && isCivilDay(value) ? dayWords(value, value) : another();
    case 'estimateMinutes':
    case 'remainingMinutes':
    case 'minutesPerDay':
      if (value === null) return t('outbox.value.unknown');
      return typeof value === 'number' ? hours(value) : another();
    case 'percent':
    case 'tightPercent':
    case 'farOverPercent':
      return typeof value === 'number' ? t('outbox.value.share', { percent: value }) : another();
    case 'minutes':
    case 'defaultWeek': {
      const week = Array.isArray(value) ? value : [];
      const sum = week.reduce((total: number, each) => total + (typeof each === 'number' ? each : 0), 0);
      return t('outbox.value.perWeek', { hours: hours(sum) });
    }
    case 'status': {
      const status = STATUS.find((each) => each === value);
      return status ? t(`outbox.value.${status}`) : another();
    }
    case 'state': {
      const state = STATES.find((each) => each === value);
      return state
        ? t(state === 'reduced' ? 'outbox.value.reducedState' : `outbox.value.${state}`)
        : another();
    }
    case 'until':
      return typeof value === 'number'
        ? t('outbox.value.until', { time: untilWords(value, scene.now, scene.zone) })
        : another();
    case 'assigneeId':
    case 'leadId':
    case 'allocatorId':
    case 'personId':
      return typeof value === 'string' ? person(value) : t('outbox.value.nobody');
    case 'projectId':
      return scene.find('project', String(value))?.name ?? another();
    case 'teamId':
      return scene.find('team', String(value))?.name ?? another();
    case 'active':
      return t(value ? 'outbox.value.present' : 'outbox.value.gone');
    case 'archived':
      return t(value ? 'outbox.value.archived' : 'outbox.value.inUse');
    default:
      return typeof value === 'string' && value !== '' && !field.endsWith('Id') ? value : plain(value);
  }
}

const another = (): string => t('outbox.value.another');
const plain = (value: unknown): string => (typeof value === 'number' ? String(value) : another());
