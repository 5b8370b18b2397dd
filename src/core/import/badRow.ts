/** Why a row of a file was not imported. Codes are for ever; screens have words for each. */
export const BAD_ROW_REASONS = [
  'column_count', // more cells than the header has columns
  'broken_quotes', // a quote that never closes, or text after a closing one
  'too_long', // a cell longer than a field can hold
  'control_character', // NUL and the like: not text
  'missing_key',
  'missing_title',
  'missing_name',
  'duplicate_key', // the same key stands on an earlier line
  'bad_date',
  'ambiguous_date', // 03/04/2026, in a column that does not show which comes first
  'bad_hours',
  'negative_hours',
  'unknown_status',
  'bad_zone',
  'bad_region',
  'unknown_person', // a lead that nobody is
  'range', // employment that ends before it begins
] as const;
export type BadRowReason = (typeof BAD_ROW_REASONS)[number];

/** What was imported, but deserves a look. */
export const WARNING_REASONS = [
  'due_before_start',
  'done_before_start',
  'has_left', // its assignee: nobody has it
  'several_assignees', // a task has one: the first
  'title_cut',
  'priority_taken', // a word or number outside 1 to 5
] as const;
export type WarningReason = (typeof WARNING_REASONS)[number];
