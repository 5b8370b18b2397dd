/** A person's quick state. Scope `a:<person>`; one row a person, with the person's id. */
export type PresenceState = 'available' | 'reduced' | 'busy' | 'away';

export interface Presence {
  id: string;
  personId: string;
  state: PresenceState;
  /** Until when (ms); null: until said otherwise. */
  until: number | null;
  saidAt: number;
}
