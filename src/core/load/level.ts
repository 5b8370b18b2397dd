/** Where a person's water stands in a period; the colours of the interface have these names. */
export type LoadLevel = 'room' | 'steady' | 'line' | 'over' | 'far';

/**
 * The level of a period, all in minutes. The verdict decides *over* and *far*, in the period of its date, even
 * where the average is low; the bars decide the rest: *room* below 70 %, *steady* to 90 %, *line* above, also
 * above 100 % when the work can be done (load.md, Bars). *far*: more than `farOverPercent` of the period's
 * capacity is work that cannot be done in time.
 */
export function loadLevel(
  capacityMinutes: number,
  demandMinutes: number,
  unfittableMinutes: number,
  farOverPercent: number,
): LoadLevel {
  if (unfittableMinutes > 0)
    return unfittableMinutes * 100 > capacityMinutes * farOverPercent ? 'far' : 'over';
  if (demandMinutes === 0 || demandMinutes * 100 < capacityMinutes * 70) return 'room';
  return demandMinutes * 100 <= capacityMinutes * 90 ? 'steady' : 'line';
}
