/** Why someone is away; private to the person and their current leads. Scope `x:<person>`. Has the id of its availability entry. */
export interface Reason {
  id: string;
  personId: string;
  text: string;
}
