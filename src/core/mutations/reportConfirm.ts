import * as z from 'zod/mini';
import { defineMutation } from '../mutation.ts';
import { reported } from '../reported.ts';

/** *Still right*: one tap that makes what was said before as fresh as now. */
export const reportConfirm = defineMutation({
  name: 'report.confirm',
  args: z.strictObject({}),
  plan: (rows, _args, context) => ({ writes: reported(rows, context, 'still_right') }),
});
