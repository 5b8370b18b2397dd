import { describe, expect, it } from 'vitest';
import { scheduledName, scheduledTime } from '../../../src/server/backup/scheduledName.ts';

describe('names of backups that the server makes', () => {
  it('say when they were made', () => {
    const time = Date.parse('2026-03-02T12:04:05Z');
    expect(scheduledName(time)).toBe('plimsoll-2026-03-02T120405Z.db');
    expect(scheduledTime(scheduledName(time))).toBe(time);
  });

  it.each([
    'plimsoll.db',
    'before-the-move.db',
    'plimsoll-2026-03-02T120405Z.db.json',
    'plimsoll-2026-13-02T120405Z.db',
    'my plimsoll-2026-03-02T120405Z.db',
  ])('are not taken for “%s”, which is nobody’s to delete', (name) => {
    expect(scheduledTime(name)).toBeUndefined();
  });
});
