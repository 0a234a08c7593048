'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { CacheSeries } from '#lib/admin/cache-series.ts';
import type { Step } from '#lib/fleet/steps.ts';
import { extendSteps } from './series-model.ts';

export type Series = { steps: Step[]; stepMs: number; processes: number };

const KEY = ['cache-series'];
/** A process that answered late last time gets its steps in after all. */
const AGAIN = 3;

/** The figures of the last quarter of an hour, which grow as they come. */
export function useSeries() {
  const client = useQueryClient();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }): Promise<Series> => {
      const known = client.getQueryData<Series>(KEY);
      const since = known ? (known.steps.at(-1)?.at ?? 0) - AGAIN * known.stepMs : 0;
      const path = `/api/admin/cache/series?since=${Math.max(0, since)}`;
      const { steps, stepMs, processes } = await askAdmin<CacheSeries>(path, { signal });
      return { steps: extendSteps(known?.steps ?? [], steps, Date.now()), stepMs, processes };
    },
    refetchInterval: ({ state }) => state.data?.stepMs ?? 5_000,
    structuralSharing: false,
  });
}
