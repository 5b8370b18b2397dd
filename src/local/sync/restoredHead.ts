/**
 * The version at which an epoch began, or an earlier one that a phone may have slept through, which the server writes at
 * the end of its name (`…@1234`): what was acknowledged above it is missing there. Undefined where the name does not
 * say; then everything may be missing.
 */
export function restoredHead(epoch: string): number | undefined {
  const match = /@(\d{1,15})$/.exec(epoch);
  return match ? Number(match[1]) : undefined;
}
