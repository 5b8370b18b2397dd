/**
 * Two schemas before this one and two after it. This code stands for all of them: a page of an older phone speaks the newest
 * schema too, and what it sends and hears is put into its own on the way, as its own code would have written and read it.
 *
 * Then, in schema 1, time that was spent was `minutes`, and a task had `logged`. Up to schema 2 a task had a `name`, and was
 * renamed by a mutation of its own.
 */
import type { PutEntry } from '../../../src/sync/messages.ts';
import type { SchemaStep } from '../../../src/sync/schemaSteps.ts';
import { mustHold } from './violation.ts';

/** Of a device, relative to this code's, which is 1 in a schedule: the number that the wire carries. */
export const onWire = (schema: number): number => schema + 2;

type Written = Parameters<SchemaStep['up']>[0];
type Body = PutEntry[4];

export const STEPS: readonly SchemaStep[] = [
  {
    to: 2,
    up: ({ name, args }) => ({
      name,
      args: name === 'task.progress' ? renamed(args as Body, 'minutes', 'spentMinutes') : args,
    }),
    down: (type, body) => (type === 'task' ? renamed(body, 'loggedMinutes', 'logged') : body),
  },
  {
    to: 3,
    up: ({ name, args }) => {
      if (name !== 'task.rename') return { name, args };
      const { taskId, name: title } = args as { taskId: string; name: string };
      return { name: 'task.edit', args: { taskId, fields: { title } } };
    },
    down: (type, body) => (type === 'task' ? renamed(body, 'title', 'name') : body),
  },
];

/** What a phone of this schema would have written. */
export function writtenAt(schema: number, { name, args }: Written): Written {
  const { taskId, fields } = args as { taskId: string; fields?: { title?: string } };
  if (schema < 3 && name === 'task.edit' && fields?.title !== undefined)
    return { name: 'task.rename', args: { taskId, name: fields.title } };
  if (schema < 2 && name === 'task.progress')
    return { name, args: renamed(args as Body, 'spentMinutes', 'minutes') };
  return { name, args };
}

/** What a phone of this schema was told, in the words of the newest. */
export function readAt(schema: number, put: readonly PutEntry[]): PutEntry[] {
  return put.map(([type, id, scopes, ver, body]) => {
    let row = body;
    if (type === 'task' && schema < 3) row = renamed(row, 'name', 'title');
    if (type === 'task' && schema < 2) row = renamed(row, 'logged', 'loggedMinutes');
    return [type, id, scopes, ver, row];
  });
}

/** The side that should have spoken an old schema may have spoken the newest. */
function renamed(body: Body, from: string, to: string): Body {
  mustHold(11, from in body, () => `${JSON.stringify(body)} has no ${from}`);
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name === from ? to : name, value]));
}
