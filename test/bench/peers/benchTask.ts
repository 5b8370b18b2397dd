/** The row that every contender keeps: a task with as much in it as tasks have, flat, for some keep only flat rows. */
export interface BenchTask {
  id: string;
  title: string;
  status: string;
  priority: number;
  estimateMinutes: number;
  loggedMinutes: number;
  due: string;
}

export const benchTask = (index: number): BenchTask => ({
  id: `task-${index}`,
  title: `Task ${index} of a long list of things to do`,
  status: 'open',
  priority: 1 + (index % 5),
  estimateMinutes: 30,
  loggedMinutes: 0,
  due: '2027-03-01',
});

export const benchTasks = (count: number): BenchTask[] =>
  Array.from({ length: count }, (_, at) => benchTask(at));
