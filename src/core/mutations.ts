/** Every mutation there is, by name. A name is for ever: queued on phones, it has to be understood for twelve months. */
import type * as z from 'zod/mini';
import type { Mutation } from './mutation.ts';
import { allocationRemove } from './mutations/allocationRemove.ts';
import { allocationSet } from './mutations/allocationSet.ts';
import { availabilitySet } from './mutations/availabilitySet.ts';
import { checkinSet } from './mutations/checkinSet.ts';
import { flagAnswer } from './mutations/flagAnswer.ts';
import { flagRaise } from './mutations/flagRaise.ts';
import { flagWithdraw } from './mutations/flagWithdraw.ts';
import { personCreate } from './mutations/personCreate.ts';
import { personEdit } from './mutations/personEdit.ts';
import { presenceSet } from './mutations/presenceSet.ts';
import { projectPut } from './mutations/projectPut.ts';
import { reportConfirm } from './mutations/reportConfirm.ts';
import { skillPut } from './mutations/skillPut.ts';
import { taskCreate } from './mutations/taskCreate.ts';
import { taskEdit } from './mutations/taskEdit.ts';
import { taskFinish } from './mutations/taskFinish.ts';
import { taskHandBack } from './mutations/taskHandBack.ts';
import { taskMove } from './mutations/taskMove.ts';
import { taskProgress } from './mutations/taskProgress.ts';
import { taskReopen } from './mutations/taskReopen.ts';
import { teamPut } from './mutations/teamPut.ts';
import { weekRemove } from './mutations/weekRemove.ts';
import { weekSet } from './mutations/weekSet.ts';
import { workspaceConfigure } from './mutations/workspaceConfigure.ts';

export const MUTATIONS = {
  'allocation.remove': allocationRemove,
  'allocation.set': allocationSet,
  'availability.set': availabilitySet,
  'checkin.set': checkinSet,
  'flag.answer': flagAnswer,
  'flag.raise': flagRaise,
  'flag.withdraw': flagWithdraw,
  'person.create': personCreate,
  'person.edit': personEdit,
  'presence.set': presenceSet,
  'project.put': projectPut,
  'report.confirm': reportConfirm,
  'skill.put': skillPut,
  'task.create': taskCreate,
  'task.edit': taskEdit,
  'task.finish': taskFinish,
  'task.handBack': taskHandBack,
  'task.move': taskMove,
  'task.progress': taskProgress,
  'task.reopen': taskReopen,
  'team.put': teamPut,
  'week.remove': weekRemove,
  'week.set': weekSet,
  'workspace.configure': workspaceConfigure,
} as const;

export type MutationName = keyof typeof MUTATIONS;
export type MutationArgs<N extends MutationName> = z.output<(typeof MUTATIONS)[N]['args']>;

/** The mutation of a name that came from outside, or undefined. */
export function mutationNamed(name: string): Mutation | undefined {
  return Object.hasOwn(MUTATIONS, name)
    ? (MUTATIONS[name as MutationName] as unknown as Mutation)
    : undefined;
}
