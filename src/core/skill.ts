/** Something a task may need and a person may have. Scope `w`. */
export interface Skill {
  id: string;
  name: string;
}
