import type { Words } from '../words.ts';

export default {
  opening: 'Looking at your link…',
  invitedBy: '{person}, {by} invited you to {workspace}',
  invited: '{person}, you are invited to {workspace}',
  joinText: 'Say when you work and what is too much. It works without signal, too.',
  join: 'Join {workspace}',
  welcomeBack: '{person}, sign in to {workspace}',
  signInText: 'This link signs you in on this device, once.',
  signIn: 'Sign in',
  working: 'One moment…',
  someoneElse: '{name} is signed in on this device',
  someoneElseText:
    'Going on signs {name} out here. Anything {name} has not sent stays on this device for them.',

  usedTitle: 'This link does not work any more',
  usedText:
    'A link works once, and only for a few days. Ask whoever sent it for a new one: they find it under your name.',
  unreachableTitle: 'No signal',
  unreachableText: 'Joining needs the network once. Your link still works: try again when you have signal.',
  troubleTitle: 'That did not work',
  troubleText: 'The server has trouble. Your link still works: try again in a moment.',
  tooManyText: 'That was tried too often. Wait a few minutes, then try again.',
  tryAgain: 'Try again',
  otherLink: 'Use another link',

  welcomeTitle: 'Your week',
  welcomeSub: 'You can change all of this later',
  yourName: 'Your name',
  nameMissing: 'Please say your name.',
  hoursPerWeek: 'Hours per week',
  preset: 'How much do you work?',
  fullTime: 'Full time',
  partTime: 'Part time',
  workdays: 'Which days?',
  perDay: '{hours} on each of {count} days',
  noDays: 'Choose at least one day.',
  region: 'Public holidays of',
  regionNone: 'None',
  zone: 'Time zone: {zone}',
  start: 'Start',
} satisfies Words;
