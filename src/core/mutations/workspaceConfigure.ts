import * as z from 'zod/mini';
import { between, name, region, weekMinutes } from '../fields.ts';
import { defineMutation, patch } from '../mutation.ts';
import { denied } from '../policy/may.ts';
import * as to from '../policy/rules.ts';
import { missing } from '../rejection.ts';

const percent = between(1, 100);

/** Changes the named settings of the workspace. */
export const workspaceConfigure = defineMutation({
  name: 'workspace.configure',
  args: z.strictObject({
    workspaceId: z.string(),
    fields: z.partial(
      z.strictObject({
        name,
        weekStart: between(0, 6),
        defaultWeek: weekMinutes,
        region,
        tightPercent: percent,
        farOverPercent: percent,
        reportDays: between(1, 90),
        // Below three a sum and one's own figures give away the other's.
        minGroupSize: between(3, 50),
        retentionMonths: between(3, 120),
      }),
    ),
  }),
  plan: (rows, { workspaceId, fields }, context) => {
    const no = denied(context.actor, to.configure);
    if (no) return no;
    if (!rows.get('workspace', workspaceId)) return missing('workspace');
    return { writes: [patch('workspace', workspaceId, fields)] };
  },
});
