import { onPostgres } from '../../support/testDatabase.ts';
import type { Schedule } from './operations.ts';

/** The schedule without what chance decides: on PostgreSQL, which of several connections comes first. */
export const inTurn = (schedule: Schedule): Schedule =>
  onPostgres()
    ? { ...schedule, operations: schedule.operations.filter((operation) => operation.do !== 'rush') }
    : schedule;
