export type TaskStatus = 'open' | 'doing' | 'blocked' | 'done' | 'dropped';

/**
 * Work with an assignee, an effort and dates. Every task has a project or a team.
 * Scopes: `p:<assignee>`, `j:<project>`, and `u:<team>` while nobody has it.
 */
export interface Task {
  id: string;
  title: string;
  /** The source's own word for it, e.g. Bug; '' when none. */
  type: string;
  projectId: string | null;
  teamId: string | null;
  assigneeId: string | null;
  status: TaskStatus;
  /** 1 highest … 5 lowest. */
  priority: number;
  /** Null: not estimated, which is not 0. */
  estimateMinutes: number | null;
  /** What its assignee last said is left; null: estimate − logged. */
  remainingMinutes: number | null;
  loggedMinutes: number;
  start: string | null;
  due: string | null;
  /** Civil day on which it was done or dropped. */
  doneOn: string | null;
  skillIds: string[];
  /** Tasks that must finish first. */
  afterIds: string[];
  /** Key in the tool it was imported from. */
  sourceKey: string | null;
}

/** Done or dropped: asks no more work of anyone. */
export function isFinished(task: Pick<Task, 'status'>): boolean {
  return task.status === 'done' || task.status === 'dropped';
}
