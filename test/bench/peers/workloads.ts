import type { Workload } from './workload.ts';
import { convergence } from './workloads/convergence.ts';
import { firstSync } from './workloads/firstSync.ts';
import { comingBack } from './workloads/comingBack.ts';

export const WORKLOADS: readonly Workload[] = [convergence, firstSync, comingBack];
