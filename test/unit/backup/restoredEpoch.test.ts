import { describe, expect, it } from 'vitest';
import { restoredHead } from '../../../src/local/sync/restoredHead.ts';
import { restoredEpoch } from '../../../src/server/backup/restoredEpoch.ts';

describe('the name of the history that begins with a restore', () => {
  it.each([
    ['the head restored at', 90, ['first'], 90],
    ['an earlier restore’s, for phones that slept through it', 90, ['one@40'], 40],
    ['the restored-at head where it is lower than an earlier restore’s', 30, ['one@40'], 30],
    ['that of the history it replaces, which the backup knows nothing of', 90, ['first', 'two@60'], 60],
    ['the head alone where a name has no number that fits', 90, ['x@', 'y@12345678901234567'], 90],
    ['zero', 90, ['first@0'], 0],
  ])('says %s', (_, head, givenUp, wanted) => {
    const name = restoredEpoch('fresh', head, givenUp);
    expect(name).toBe(`fresh@${wanted}`);
    // Phones read the same from it.
    expect(restoredHead(name)).toBe(wanted);
  });
});
