import type { Words } from '../words.ts';

export default {
  title: 'Sign in to Plimsoll',
  how: 'There is no password. New here? Whoever set up Plimsoll for you has a link or a code for you.',
  stillHere: 'Signed in on this device: {name}',
  stillHereText: 'Keep using what is on this device. To send and receive again, sign in.',
  goOn: 'Go on without sending',
  again: 'Sign in again',
  againText: 'So that it is surely you. Then you have ten minutes for what you were about to do.',
  working: 'One moment…',
  or: 'or',

  passkey: 'Sign in with a passkey',
  passkeyNone:
    'No passkey was used. If this device has none, sign in another way and add one under your name.',
  passkeyUnknown: 'That passkey is not known here. It may have been removed: sign in another way.',

  oidc: 'Use your organisation’s account',
  oidcAway: 'Taking you there…',
  oidcBack: 'Bringing you back in…',
  oidcFailed: 'Your organisation’s account did not let you in. Try again, or sign in another way.',
  oidcDown:
    'Your organisation’s sign-in cannot be reached just now. Try again in a moment, or sign in another way.',
  notLinked: 'Your organisation’s account is not linked yet',
  notLinkedText:
    'Nobody here is known by it. Enter the link or code of your invitation, and it signs you in from then on. Have you joined already? Sign in another way and link it under your name.',
  joinLinked: 'Join with this account',
  taken: 'This account signs in somebody else already.',

  address: 'Your mail address',
  addressHint: 'The one that Plimsoll knows you by',
  addressWrong: 'An address such as kim@example.org.',
  sendCode: 'Send me a code',
  codeSent:
    'If this address is known here, a code is on its way to {address}. It works for ten minutes, on this device.',
  code: 'Code from the mail',
  codeWrong: 'Six digits.',
  codeUnknown: 'That is not the code, or it is over. After three wrong ones, ask for another.',
  enterCode: 'Sign in',
  otherAddress: 'Another address, or another code',

  linkOrCode: 'Invitation link or code',
  linkOrCodeHint: 'A code looks like BCDFG-HJKMN',
  notALink: 'This is neither a code of ten letters nor a link to Plimsoll, which has a part after “#”.',
  open: 'Open',
  linkUsed: 'This link or code does not work any more. Ask whoever gave it to you for another.',

  noSignal: 'Signing in needs signal. Try again when there is some.',
  tooMany: {
    one: 'That was tried too often. Try again in {count} minute.',
    other: 'That was tried too often. Try again in {count} minutes.',
  },
  trouble: 'The server has trouble. Try again in a moment.',

  // Under one's own name.
  passkeys: 'Passkeys',
  passkeysText:
    'Your finger, face or PIN instead of a link. It never leaves your device or password manager.',
  passkeyAdd: 'Add a passkey',
  passkeyAdded: 'The passkey is added',
  passkeyHas: 'This device has one already.',
  passkeyNotMade: 'No passkey was made.',
  passkeyMade: 'made {day}',
  passkeySynced: 'on your other devices too',
  passkeyUsed: 'last used {day}',
  passkeyRemove: 'Remove the passkey of {label}',
  passkeyRemoveTitle: 'Remove this passkey?',
  passkeyRemoveText: 'It signs you in no more. Where you are signed in, you stay signed in.',
  remove: 'Remove',
  keep: 'Keep',
  removed: 'Removed',
  notFresh: 'Sign in again first',
  notFreshText:
    'You signed in more than ten minutes ago. Whoever merely finds this device unlocked must not get as far as this.',
  linked: 'Your organisation’s account signs you in.',
  linkIt: 'Link your organisation’s account',
  unlink: 'Unlink',
  mail: 'Codes by mail',
  mailNone: 'Enter an address, and a code sent there signs you in. Nobody else sees it.',
  mailIs: 'Codes go to {address}.',
  mailSent: 'A code is on its way to {address}.',
  mailSet: 'Codes go to this address now',
  mailTaken: 'Somebody else signs in with this address.',
  confirm: 'Confirm',
  failed: 'That did not work. Try again in a moment.',
} satisfies Words;
