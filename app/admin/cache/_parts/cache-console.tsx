'use client';

import { useQuery } from '@tanstack/react-query';
import { parseAsString, useQueryState } from 'nuqs';
import { useState } from 'react';
import { RelayState } from '#app/admin/_changes/relay-state.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { PageHeader } from '#app/admin/_ui/page-header.tsx';
import type { CacheReport } from '#lib/admin/cache-figures.ts';
import { useChanges } from '../../changes/_parts/use-changes.ts';
import { ProcessTable } from './process-table.tsx';
import { PurgeDialog } from './purge-dialog.tsx';
import { ALL } from './series-model.ts';
import { ThingPlots } from './thing-plots.tsx';
import { ThingsTable } from './things-table.tsx';
import { useSeries } from './use-series.ts';

const LOOK_MS = 5_000;

/** How the cache of the whole fleet is doing, live. */
export function CacheConsole({ mayPurge }: { mayPurge: boolean }) {
  const [isPurging, setPurging] = useState(false);
  const [thing, setThing] = useQueryState('thing', parseAsString.withDefault(ALL));
  const series = useSeries();
  const report = useQuery({
    queryKey: ['cache-report'],
    queryFn: ({ signal }) => askAdmin<CacheReport>('/api/admin/cache', { signal }),
    refetchInterval: LOOK_MS,
  });
  const changes = useChanges({ limit: 1 });
  return (
    <>
      <PageHeader
        title="Cache"
        text="What every layer answers, how long it takes, and how far changes have come."
        actions={
          <>
            <AdminLink href="/admin/cache/inspect" className={buttonLook('plain')}>
              Inspect a page or a key
            </AdminLink>
            {mayPurge && <Button onClick={() => setPurging(true)}>Purge…</Button>}
          </>
        }
      />
      <div className="grid gap-5 [&>*]:min-w-0">
        {changes.data && <RelayState {...changes.data} />}
        {series.data && series.data.steps.length > 0 ? (
          <>
            <h2 className="-mb-2 font-semibold">{thing === ALL ? 'All things together' : `Of “${thing}”`}</h2>
            <ThingPlots series={series.data} thing={thing} />
            <ThingsTable series={series.data} chosen={thing} onChoose={(name) => void setThing(name)} />
          </>
        ) : (
          <Waiting error={series.error} />
        )}
        {report.data && <ProcessTable report={report.data} />}
      </div>
      <PurgeDialog isOpen={isPurging} onClose={() => setPurging(false)} />
    </>
  );
}

function Waiting({ error }: { error: Error | null }) {
  return (
    <div className="rounded-2xl border border-line bg-panel">
      {error ? (
        <Empty title="The figures cannot be asked for" text={error.message} />
      ) : (
        <Empty
          title="The first figures come in a few seconds"
          text="Every process notes what its cache has done each five seconds."
        />
      )}
    </div>
  );
}
