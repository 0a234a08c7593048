import type { Workload } from './workload.ts';
import { admission } from './workloads/admission.ts';
import { batchStampede } from './workloads/batch-stampede.ts';
import { cutLink } from './workloads/cut-link.ts';
import { getManyHits, getManyMisses } from './workloads/get-many.ts';
import { heapPerEntry } from './workloads/heap.ts';
import { hotExpiry } from './workloads/hot-expiry.ts';
import { http } from './workloads/http.ts';
import { killedFiller } from './workloads/killed-filler.ts';
import { l1Get } from './workloads/l1-get.ts';
import { l2Get } from './workloads/l2-get.ts';
import { redisHangs, redisRefuses } from './workloads/outage.ts';
import { propagation } from './workloads/propagation.ts';
import { staleFill } from './workloads/stale-fill.ts';
import { stampede } from './workloads/stampede.ts';

/** In the order in which they run. */
export const WORKLOADS: readonly Workload[] = [
  l1Get,
  l2Get,
  getManyHits,
  getManyMisses,
  stampede,
  batchStampede,
  staleFill,
  propagation,
  cutLink,
  killedFiller,
  redisHangs,
  redisRefuses,
  heapPerEntry,
  hotExpiry,
  admission,
  http,
];
