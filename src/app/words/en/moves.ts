import type { Words } from '../words.ts';

export default {
  title: 'Moves',
  sub: { one: '{count} task waits for someone', other: '{count} tasks wait for someone' },
  subNone: 'Every task has someone',

  waiting: 'Waiting for someone',
  give: 'Give to…',
  recent: 'Recent moves',
  wasMoved: '{from} → {to}',
  nobody: 'nobody',
  someone: 'someone',
  aTask: 'A task',
  addTask: 'Add a task',
  undo: 'Undo',
  noEstimate: 'no estimate',
  noDue: 'no date',
  due: 'due {day}',

  emptyTitle: 'Nothing waits for someone',
  emptyText:
    'Tasks that nobody has, or that were handed back, stand here. Move work from a person or from the load.',
  emptyAct: 'Look at the load',

  has: '{name} has it now',
  hasNobody: 'Nobody has it now',
  search: 'Find a person',
  byRoom: 'Most room first',
  roomOf: '{minutes} of room',
  noRoom: 'no room',
  overNow: 'over by {minutes}',
  roomUnknown: 'room not known',
  pairLabel: '{name}: {before} % this week, about {after} % after',
  lacks: 'lacks {skills}',
  needsYes: 'has to agree',
  needsYesText:
    '{name} is not in your teams or projects, so they have to agree first. Ask them, or ask a manager to move it.',
  noSignalRoom: 'Room as of {age} ago.',
  noRoomKnown: 'How much room people have is not known on this phone yet. You can move it all the same.',
  noCandidates: 'Nobody fits that search',
  moved: '{task} → {name}',
  chooseTask: 'Which task?',
  chooseNone: 'There is no task here that you can move.',
  me: 'You',
} satisfies Words;
