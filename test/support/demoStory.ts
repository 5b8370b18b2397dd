/**
 * What the demo workspace holds on whatever day it is made: names that browser tests may look for. Which of it is due
 * this week, and how large it is, follows from the day; `test/contract/demo` holds the demo to this.
 */

/** Work of the member of the sign-in link, in the order of their list; the first is among what puts them over. */
export const FIRST = 'Cable tray, level 1';
/** Of projects that the lead of the sign-in link leads. */
export const SECOND = 'Second fix, theatre 4';
export const THIRD = 'Shore supply, block B';
export const FOURTH = 'Meter handover, substation';
/** Work of the lead's team that nobody has. */
export const WAITING = 'Toolbox talk';
/** What the flag names that has waited longest for the lead. */
export const FLAGGED = 'Snag list, hall';
