/** The fields of a task that people set, with their limits: shared by creating and editing one. */
import * as z from 'zod/mini';
import { between, civilDay, effortMinutes, id, ids, name } from './fields.ts';

export const TASK_FIELDS = {
  title: name,
  type: z.string().check(z.trim(), z.maxLength(80)),
  projectId: z.nullable(id),
  teamId: z.nullable(id),
  priority: between(1, 5),
  estimateMinutes: z.nullable(effortMinutes),
  remainingMinutes: z.nullable(effortMinutes),
  start: z.nullable(civilDay),
  due: z.nullable(civilDay),
  skillIds: ids,
  afterIds: ids,
};
