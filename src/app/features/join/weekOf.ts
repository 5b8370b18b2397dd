/**
 * Minutes per weekday (Monday first) of so many minutes a week on some days, as even as whole minutes allow; what is
 * left over goes to the earliest days, so that the sum is exact.
 */
export function weekOf(minutesPerWeek: number, workdays: readonly boolean[]): number[] {
  const count = workdays.filter(Boolean).length;
  if (count === 0) return workdays.map(() => 0);
  const each = Math.floor(minutesPerWeek / count);
  let over = minutesPerWeek - each * count;
  return workdays.map((works) => {
    if (!works) return 0;
    over -= 1;
    return each + (over >= 0 ? 1 : 0);
  });
}
