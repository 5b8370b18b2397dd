import type { Words } from '../words.ts';

export default {
  everyone: 'Everyone',
  mine: 'Your people',
  chooseTeam: 'Whose load',
  sub: { one: '{count} person · {range}', other: '{count} people · {range}' },

  // The summary strip: each part is a filter.
  summary: 'Show only',
  over: { one: '{count} over', other: '{count} over' },
  room: { one: '{count} has room', other: '{count} have room' },
  silent: { one: '{count} not reported', other: '{count} not reported' },
  flagged: { one: '{count} flag up', other: '{count} flags up' },
  figuresKeptNow: 'No signal. These are the last figures.',
  figuresKept: 'No signal. These are the last figures, {age} old.',
  figuresNewer: 'What you changed on this phone is not in these figures yet.',
  showAll: 'Show everyone',

  // The grid.
  weeks: 'Weeks',
  days: 'Days',
  list: 'List',
  unit: 'Columns',
  person: 'Person',
  earlier: 'Earlier',
  later: 'Later',
  gridLabel: 'Load by person and week, furthest over first',
  gridLabelDays: 'Load by person and day, furthest over first',
  weekOf: 'week of {day}',
  notReported: 'not reported',
  notReportedSince: 'no report, {age}',
  awayTo: 'away to {day}',
  flagAge: '⚑ {age}',
  flagAgeLong: 'flag up for {age}',
  reportedAgo: 'reported {age} ago',

  // What a cell says.
  cellLabel: '{name}, {period}: {words}',
  percentWords: '{percent} %, {demand} of {capacity}',
  noCapacityWords: '{demand} of work and no hours to do it in',
  overWords: '{words}, {minutes} cannot be done in time',
  farWords: '{words}, far over: {minutes} cannot be done in time',
  awayWords: 'away',
  offWords: 'no work, no hours',
  unknownWords: 'not reported',
  staleWords: '{words}, by an old report',

  // The list, for narrow screens and screen readers.
  listOver: 'Over by {minutes} by {day}',
  listOverdue: '{minutes} overdue',
  listRoom: '{minutes} of room soon',
  listFits: 'Fits',
  listNothing: 'Nothing planned',

  // What a cell is made of.
  ofHours: '{demand} of {capacity}',
  overBy: 'Over by {minutes} by {day}',
  cannotBeDone: '{minutes} of it cannot be done in time',
  atLeast: {
    one: 'At least {minutes}; {count} task has no estimate',
    other: 'At least {minutes}; {count} tasks have no estimate',
  },
  dueThen: 'Due then',
  overdueWork: 'Overdue',
  otherTimes: 'Due at other times',
  otherWork: {
    one: '{count} more task, {minutes}, in projects of others',
    other: '{count} more tasks, {minutes}, in projects of others',
  },
  noTasks: 'No tasks are planned here.',
  openPerson: 'Open {name}',
  loadingCell: 'Fetching what it is made of…',
  cellOffline: 'What it is made of was not kept on this phone. It comes when there is signal.',

  unassigned: '{minutes} of work has nobody',
  giveIt: 'Give it to someone',

  emptyTitle: 'Nobody to show yet',
  emptyText: 'Once people and their tasks are here, you see who is over the line and who has room.',
  emptyAct: 'Add people',
  emptyLead: 'Your teams have no people yet. A manager or admin adds them.',
  noMatchTitle: 'Nobody just now',
  noFiguresTitle: 'No figures on this phone yet',
  noFiguresText: 'They come from the server, and stay on this phone once you have seen them.',
  showMore: 'Show more',
} satisfies Words;
