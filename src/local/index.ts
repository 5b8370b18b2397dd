/** What screens may use of this device. */
import { openEarly } from './earlyOpen.ts';

// Here, not where screens ask: by then their code has been read, and the time that this saves is gone.
openEarly();

export { openReplica } from './openReplica.ts';
export { queryPersister } from './queryStore.ts';
export { registerWorker } from './registerWorker.ts';
export type {
  Dispatched,
  Imported,
  Issue,
  OutboxItem,
  QueryStore,
  Replica,
  ReplicaStatus,
  ReplicaTrouble,
  SentItem,
  Stop,
} from './replica.ts';
export { NotSaved } from './replica.ts';
export type { Answered, Failure, FailureType, RequestOptions } from './request.ts';
export { api, RequestFailure, request, valueOrThrow, valueOrThrow as valueOf } from './request.ts';
export { forgetSession, knownSession, rememberSession, watchSession } from './session.ts';
export type { Was } from './store/records.ts';
export type { Updates } from './updates.ts';
