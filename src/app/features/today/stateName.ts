import type { PresenceState } from '../../../core/presence.ts';
import { t } from '../../words/t.ts';

export const stateName = (state: PresenceState): string =>
  t(state === 'away' ? 'today.away_' : `today.${state}`);
