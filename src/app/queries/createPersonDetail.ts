import { type PersonLoadDetail, personLoadDetail } from '../../core/loadReport.ts';
import { request, valueOrThrow } from '../../local/index.ts';
import { useReplica } from '../replica/ReplicaProvider.tsx';
import { createObserved, type Observed } from './createObserved.ts';
import { keys } from './keys.ts';

/** What one person's figures are made of; null asks for nobody. */
export function createPersonDetail(personId: () => string | null): Observed<PersonLoadDetail> {
  const { workspaceId } = useReplica();
  return createObserved<PersonLoadDetail>(() => {
    const id = personId();
    return {
      queryKey: keys.personLoad(workspaceId, id ?? ''),
      enabled: id !== null,
      queryFn: async ({ signal }) =>
        valueOrThrow(await request(personLoadDetail, `/v1/w/${workspaceId}/people/${id}/load`, { signal })),
    };
  });
}
