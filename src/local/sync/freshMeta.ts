import type { Meta } from '../store/records.ts';

export function freshMeta(newId: () => string): Meta {
  return {
    replicaId: newId(),
    client: newId(),
    lmid: 0,
    epoch: '',
    v: 0,
    scopes: [],
    generation: 0,
    receivedAt: null,
    offset: 0,
    wants: {},
    revoked: false,
    lost: null,
    baseGivenUp: false,
  };
}
