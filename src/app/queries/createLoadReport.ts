import { type LoadReport, loadReport } from '../../core/loadReport.ts';
import { request, valueOrThrow } from '../../local/index.ts';
import { useReplica } from '../replica/ReplicaProvider.tsx';
import { createObserved, type Observed } from './createObserved.ts';
import { keys, type LoadView } from './keys.ts';

/** A quarter in weeks, four weeks in days: all that the heatmap leafs through, also without signal. */
const COLUMNS = { week: 13, day: 28 };

/** The heatmap's figures for a team, or for all that the viewer may see. */
export function createLoadReport(view: () => LoadView): Observed<LoadReport> {
  const { workspaceId } = useReplica();
  return createObserved<LoadReport>(() => {
    const { team, unit } = view();
    const query = new URLSearchParams({ unit, columns: String(COLUMNS[unit]) });
    if (team) query.set('team', team);
    return {
      queryKey: keys.load(workspaceId, { team, unit }),
      queryFn: async ({ signal }) =>
        valueOrThrow(await request(loadReport, `/v1/w/${workspaceId}/load?${query}`, { signal })),
    };
  });
}
