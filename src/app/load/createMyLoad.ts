import { type Accessor, createMemo } from 'solid-js';
import { dayNumber, isoDay, startOfWeek } from '../../core/civilDay.ts';
import { type PersonLoad, personLoad } from '../../core/load/personLoad.ts';
import { regionOf } from '../../core/load/regionOf.ts';
import { WORKSPACE_DEFAULTS } from '../../core/workspace.ts';
import { useMe } from '../me/MeProvider.tsx';
import { createRows } from '../replica/createRows.ts';

/** Weeks shown ahead, this one included. */
const WEEKS = 13;

/**
 * The signed-in person's own load, computed on this phone from what it holds, unsent writes included.
 * Null until their own row is here. About 0.1 ms, so it is simply computed again when a row of theirs changes.
 */
export function createMyLoad(): Accessor<PersonLoad | null> {
  const me = useMe();
  const weeks = createRows('workingWeek');
  const holidays = createRows('holiday');
  const entries = createRows('availability');
  const tasks = createRows('task');
  const times = createRows('timeEntry');
  const mine = createMemo(() => {
    const id = me.session.personId;
    return {
      weeks: weeks().filter((row) => row.personId === id),
      entries: entries().filter((row) => row.personId === id),
      tasks: tasks().filter((row) => row.assigneeId === id),
    };
  });
  return createMemo(() => {
    const person = me.person();
    if (!person) return null;
    const workspace = me.workspace() ?? WORKSPACE_DEFAULTS;
    const today = me.today();
    const region = regionOf(person, workspace);
    return personLoad({
      person,
      ...mine(),
      defaultWeek: workspace.defaultWeek,
      holidays: holidays().filter((row) => row.region === region),
      loggedTodayMinutes: times()
        .filter((row) => row.personId === person.id && row.day === today)
        .reduce((sum, row) => sum + row.minutes, 0),
      today,
      horizon: { from: isoDay(startOfWeek(dayNumber(today), workspace.weekStart)), days: WEEKS * 7 },
      settings: workspace,
    });
  });
}
