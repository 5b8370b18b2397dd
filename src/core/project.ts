/** Work with a goal: its allocator decides who works on it, its lead distributes its tasks. Scope `w`. */
export interface Project {
  id: string;
  name: string;
  leadId: string | null;
  allocatorId: string | null;
  /** 1 highest … 5 lowest. */
  priority: number;
  start: string | null;
  end: string | null;
  sourceKey: string | null;
  archived: boolean;
}
