/** Working weeks as people have them: minutes per weekday, Monday first. */
export const FULL = [480, 480, 480, 480, 480, 0, 0];
export const FRIDAYS_OFF = [450, 450, 450, 450, 0, 0, 0];
export const FOUR_LONG = [540, 540, 540, 540, 0, 0, 0];
export const SHORT_FRIDAY = [480, 480, 480, 480, 360, 0, 0];
export const MORNINGS = [240, 240, 240, 240, 240, 0, 0];
export const SIX_HOURS = [360, 360, 360, 360, 360, 0, 0];
export const WEDNESDAYS_OFF = [480, 480, 0, 480, 480, 0, 0];
export const THREE_DAYS = [0, 480, 480, 480, 0, 0, 0];
export const SATURDAYS = [0, 480, 480, 480, 480, 300, 0];
