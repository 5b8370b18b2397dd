import { Show } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Tank, type TankLevel } from '../../components/Tank.tsx';
import { hours } from '../../format/hours.ts';
import { t } from '../../words/t.ts';
import type { Candidate } from './candidates.ts';
import styles from './MoveSheet.module.css';

/** The level of a rough figure: the verdict is the server's, so a guess above the line is never called over. */
function levelOf(percent: number, over: boolean): TankLevel {
  if (over) return 'over';
  if (percent < 70) return 'room';
  return percent <= 90 ? 'steady' : 'line';
}

/** One person who could have the task: how full they are now and would be, and what speaks against it. */
export function CandidateRow(props: {
  candidate: Candidate;
  giver: PersonLoadView | undefined;
  self: boolean;
  lacks: string;
  explained: boolean;
  onGive: () => void;
}) {
  const over = () => (props.candidate.view?.unfittableMinutes ?? 0) > 0;
  const room = () => {
    const { candidate } = props;
    if (over()) return t('moves.overNow', { minutes: hours(candidate.view?.overloadMinutes ?? 0) });
    if (candidate.room === null) return t('moves.roomUnknown');
    return candidate.room > 0 ? t('moves.roomOf', { minutes: hours(candidate.room) }) : t('moves.noRoom');
  };
  return (
    <>
      <button type="button" class={styles.candidate} onClick={() => props.onGive()}>
        <Show
          when={props.candidate.fill}
          fallback={<Tank size="mini" level="unreported" percent={0} label="" />}
        >
          {(fill) => (
            <Tank size="mini" level={levelOf(fill().before, over())} percent={fill().before} label="" />
          )}
        </Show>
        <span class={styles.who}>
          <span class={styles.name}>
            {props.candidate.name}
            <Show when={props.self}> ({t('moves.me')})</Show>
          </span>
          <span class={styles.note} classList={{ [styles.bad!]: over() }}>
            {room()}
            <Show when={props.lacks}>{` · ${t('moves.lacks', { skills: props.lacks })}`}</Show>
            <Show when={props.candidate.needsConsent}>{` · ${t('moves.needsYes')}`}</Show>
          </span>
        </span>
        <Show when={props.candidate.fill}>
          {(fill) => (
            <span class={styles.pair}>
              <span class="sr-only">
                {t('moves.pairLabel', {
                  name: props.candidate.name,
                  before: fill().before,
                  after: fill().after,
                })}
              </span>
              <span aria-hidden="true">
                {fill().before}
                <span class={styles.arrow}> → </span>
                <span classList={{ [styles.bad!]: fill().after > 100 }}>{fill().after}</span>
              </span>
            </span>
          )}
        </Show>
      </button>
      <Show when={props.explained}>
        <p class={styles.explained} role="alert">
          {t('moves.needsYesText', { name: props.candidate.name })}
        </p>
      </Show>
    </>
  );
}
