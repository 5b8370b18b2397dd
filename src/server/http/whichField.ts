/** Names a field in a problem; nothing for the body as a whole. Cut, because a name can be what was sent. */
export function whichField(path: string | undefined): { field?: string } {
  return path ? { field: path.slice(0, 200) } : {};
}
