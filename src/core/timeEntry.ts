/** Minutes that a person logged on a task on a day. Scope `p:<person>`. */
export interface TimeEntry {
  id: string;
  personId: string;
  taskId: string;
  day: string;
  minutes: number;
}
