import { createMemo } from 'solid-js';
import type { PersonLoadView } from '../../../core/loadReport.ts';
import { Tank, type TankProps } from '../../components/Tank.tsx';
import { cellFigure, TANK_TOP } from './cellFigure.ts';
import { figureWords } from './cellWords.ts';

const LEVELS = { away: 'away', off: 'room', unknown: 'unreported' } as const;

/** A person's current period as a tank, with its words for those who do not see it. */
export function PersonTank(props: { person: PersonLoadView; size: TankProps['size']; split?: boolean }) {
  const period = () => props.person.weeks[0];
  const figure = createMemo(() => {
    const now = period();
    return now && cellFigure(now, props.person.reported, props.person.openTasks > 0);
  });
  const level = () => {
    const known = figure();
    if (!known) return 'unreported';
    return known.kind === 'level' ? known.level : LEVELS[known.kind];
  };
  const label = () => {
    const [now, known] = [period(), figure()];
    return now && known ? figureWords(now, known) : '';
  };
  return (
    <Tank
      size={props.size}
      split={props.split}
      level={level()}
      percent={(figure()?.water ?? 0) * TANK_TOP}
      label={label()}
    />
  );
}
