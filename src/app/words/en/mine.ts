import type { Words } from '../words.ts';

export default {
  title: 'Mine',
  today: 'Today',
  ofHours: '{demand} of {capacity} this week',
  overBy: 'Over by {minutes} by {day}',
  tasks: 'Your tasks',
  availability: 'Your availability',
  flags: 'Your flags',
  outbox: 'Outbox and recent',
  waiting: { one: '{count} waiting', other: '{count} waiting' },
  needsYou: { one: '{count} needs you', other: '{count} need you' },

  setup: 'Set up',
  setupText: 'People, teams, projects, invitations',
  import: 'Import',
  importText: 'People, teams and tasks from a CSV file',

  device: 'You and this device',
  you: 'You',
  youText: 'Name, appearance, sign out',
  addDevice: 'Use another device',
  addDeviceText: 'A link for your other phone or computer',
  addDeviceTitle: 'Sign in on another device',
  addDeviceExplain:
    'Point the other device’s camera at this, or open the link there. It works once, for you alone.',
  addDeviceShare: '{workspace} on Plimsoll: your own sign-in link',
  addDeviceOffline: 'A link needs signal: it is made by the server.',
  addDeviceFailed: 'No link was made. Try again.',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyFailed: 'The link could not be copied. Press and hold it instead.',
  share: 'Share',

  install: 'Put Plimsoll on the home screen',
  installText: 'It opens faster there, and without signal too.',
  installIos: 'In Safari tap Share, then “Add to Home Screen”.',
} satisfies Words;
