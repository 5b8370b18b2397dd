import type { Workload } from './workload.ts';
import { acknowledged } from './workloads/acknowledged.ts';
import { comingBack } from './workloads/comingBack.ts';
import { convergence } from './workloads/convergence.ts';
import { firstSync } from './workloads/firstSync.ts';
import { remains } from './workloads/remains.ts';
import { revocation } from './workloads/revocation.ts';

export const WORKLOADS: readonly Workload[] = [
  convergence,
  acknowledged,
  firstSync,
  comingBack,
  revocation,
  remains,
];
