/**
 * The server's clock, as far as this device knows it. A phone's clock is usually right to a second, and the estimate
 * is not better than the network's delay: only a clock that is wrong by minutes is corrected.
 */
const WRONG_BY_MS = 120_000;

/** What to add to the device's clock (ms), given what the last answer showed. */
export const correction = (offset: number): number => (Math.abs(offset) >= WRONG_BY_MS ? offset : 0);

/** Server clock − device clock, if the server looked at its own half-way between question and answer. */
export const measuredOffset = (serverNow: number, askedAt: number, answeredAt: number): number =>
  Math.round(serverNow - (askedAt + answeredAt) / 2);
