import { describe, expect, it } from 'vitest';
import { whoSees } from '../../../src/core/whoSees.ts';

const LED = { team: true, lead: true };
const ALONE = { team: false, lead: false };

describe('who sees', () => {
  it.each([
    ['reason', LED, ['you', 'leads']],
    ['reason', ALONE, ['you']],
    ['checkin', LED, ['you', 'leads', 'managersWhoOpen']],
    ['flag', LED, ['you', 'leads', 'addressed', 'managersWhoOpen']],
    ['flag', ALONE, ['you', 'addressed', 'managers']],
    ['presence', LED, ['you', 'leads', 'team', 'projectLeads', 'managersWhoOpen', 'adminsWhoOpen']],
    ['presence', ALONE, ['you', 'projectLeads', 'managersWhoOpen', 'adminsWhoOpen']],
    ['checkin', { team: true, lead: false }, ['you', 'managersWhoOpen']],
  ] as const)('%s of someone who stands %o', (kind, standing, readers) => {
    expect(whoSees(kind, standing)).toEqual(readers);
  });
});
