/**
 * Text as every database keeps it: PostgreSQL takes no NUL, and half of a surrogate pair is no character in UTF-8. Neither
 * says anything to people, who have them from what they pasted; one database must not refuse what another takes.
 */
export function keepableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}
