import { type Directory, directory } from '../../core/directory.ts';
import { request, valueOrThrow } from '../../local/index.ts';
import { useReplica } from '../replica/ReplicaProvider.tsx';
import { createObserved, type Observed } from './createObserved.ts';
import { keys } from './keys.ts';

/** Everyone in the workspace, for those who set it up or move work. */
export function createDirectory(): Observed<Directory> {
  const { workspaceId } = useReplica();
  return createObserved<Directory>(() => ({
    queryKey: keys.directory(workspaceId),
    queryFn: async ({ signal }) =>
      valueOrThrow(await request(directory, `/v1/w/${workspaceId}/directory`, { signal })),
  }));
}
