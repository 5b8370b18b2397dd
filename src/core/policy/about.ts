import type { Person } from '../person.ts';
import type { Task } from '../task.ts';

/** What someone acts upon, as far as it decides whether they may. What is left out stands in no relation to anyone. */
export interface About {
  /** Whose it is: who said it, who has the task. Null: nobody has it. */
  personId?: string | null;
  /** Teams of that person; of a flag, those that it went to. */
  teamIds?: readonly string[] | undefined;
  teamId?: string | null | undefined;
  projectId?: string | null | undefined;
  /** People whom it was addressed to by name. */
  toIds?: readonly string[];
  /** Stored roles of that person. */
  roles?: Person['roles'];
  /** That person has signed in before. */
  joined?: boolean;
}

/** @param assignee the row of who has the task, if anyone has and it is at hand */
export const aboutTask = (
  { assigneeId, teamId, projectId }: Pick<Task, 'assigneeId' | 'teamId' | 'projectId'>,
  assignee: Pick<Person, 'teamIds'> | undefined,
): About => ({ personId: assigneeId, teamIds: assignee?.teamIds, teamId, projectId });
