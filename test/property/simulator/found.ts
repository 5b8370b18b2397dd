/** Schedules that once failed, shortened, each under the name of what went wrong. They stay. */
import type { Operation, Setting } from './operations.ts';

const phone = (
  person: string,
  more: Partial<Setting['devices'][number]> = {},
): Setting['devices'][number] => ({
  person,
  tabs: 1,
  schema: 1,
  skew: 0,
  ...more,
});
const setting = (more: Partial<Setting>): Setting => ({
  devices: [phone('mia'), phone('lena')],
  locks: true,
  entriesPerPage: 12,
  minSchema: 0,
  unknownFields: false,
  byTimers: false,
  ...more,
});

export const FOUND: Record<string, { seed: number; setting: Setting; operations: Operation[] }> = {
  'a rejection that a page heard in memory alone is heard again by the device': {
    seed: 21408,
    setting: setting({ devices: [phone('mia', { tabs: 2 }), phone('lena'), phone('max', { tabs: 2 })] }),
    operations: [
      // A task that is not hers, written while there was room.
      { do: 'write', device: 0, tab: 1, what: 38, pick: 74, amount: 46 },
      { do: 'time', ms: 360_000 },
      { do: 'disk', device: 0, state: 'packed' },
      { do: 'time', ms: 3_600_000 },
      { do: 'write', device: 0, tab: 2, what: 7, pick: 41, amount: 59 },
      { do: 'calm', device: 0, tab: 0 },
    ],
  },
  'what an old version pushed in vain is not taken for sent by the new one': {
    seed: 13,
    setting: setting({ devices: [phone('mia', { schema: 0 }), phone('lena')], minSchema: 1 }),
    operations: [
      // A task that is not hers: the server refuses, and cannot say so to a phone that is too old to pull.
      { do: 'write', device: 0, tab: 0, what: 11, pick: 92, amount: 48 },
      { do: 'calm', device: 0, tab: 0 },
    ],
  },
  'what an old version pushed to a server that was set back is pushed again by the new one': {
    seed: 126,
    setting: setting({ devices: [phone('mia'), phone('lena', { schema: 0 })], minSchema: 1 }),
    operations: [
      { do: 'backup' },
      { do: 'write', device: 1, tab: 0, what: 41, pick: 59, amount: 24 },
      { do: 'calm', device: 1, tab: 0 },
      { do: 'restore' },
    ],
  },
  'a phone that slept through two restores offers what is missing since the first': {
    seed: 316,
    setting: setting({}),
    operations: [
      { do: 'backup' },
      { do: 'write', device: 1, tab: 0, what: 91, pick: 66, amount: 40 },
      { do: 'calm', device: 1, tab: 0 },
      { do: 'restore' },
      { do: 'write', device: 0, tab: 0, what: 41, pick: 39, amount: 43 },
      { do: 'calm', device: 0, tab: 0 },
      { do: 'write', device: 0, tab: 0, what: 41, pick: 39, amount: 43 },
      { do: 'calm', device: 0, tab: 0 },
      { do: 'backup' },
      { do: 'restore' },
    ],
  },
};
