import { useMemo } from 'react';
import { formatBytes, formatDuration } from './format.ts';
import { PlotCard } from './plot-card.tsx';
import { targetOf, toLines } from './series-model.ts';
import type { Series } from './use-series.ts';

const perSecond = (value: number) => `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)}/s`;
const percent = (value: number) => `${Math.round(value * 10) / 10} %`;

/** What one thing does, over the last quarter of an hour. */
export function ThingPlots({ series, thing }: { series: Series; thing: string }) {
  const lines = useMemo(() => toLines(series.steps, thing, series.stepMs), [series, thing]);
  const { x, reads, loads, redisMs, loadMs } = lines;
  const target = targetOf(thing);
  return (
    <div className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
      <PlotCard
        title="Reads by the layer that answered"
        {...{ x, format: perSecond }}
        lines={[
          { label: 'this process', tone: '--accent', values: reads.l1, isFilled: true },
          { label: 'Redis', tone: '--good', values: reads.l2 },
          { label: 'missed', tone: '--bad', values: reads.misses },
          { label: 'stale', tone: '--low', values: reads.stale },
        ]}
      />
      <PlotCard
        title="Miss rate"
        {...{ x, format: percent }}
        atLeast={target === undefined ? 10 : target * 150}
        lines={[
          { label: 'missed', tone: '--bad', values: lines.missRate, isFilled: true },
          ...(target === undefined
            ? []
            : [{ label: 'aim, at most', tone: '--ink', values: x.map(() => target * 100), isDashed: true }]),
        ]}
      />
      <PlotCard
        title="Loads from the database"
        {...{ x, format: perSecond }}
        lines={[
          { label: 'loads', tone: '--accent', values: loads.loads, isFilled: true },
          { label: 'fills refused', tone: '--low', values: loads.refused },
          { label: 'failed', tone: '--bad', values: loads.failed },
        ]}
      />
      <PlotCard
        title="How long Redis takes"
        {...{ x, format: formatDuration }}
        isLogarithmic
        lines={[
          { label: 'p50', tone: '--accent', values: redisMs.p50 },
          { label: 'p99', tone: '--low', values: redisMs.p99 },
        ]}
      />
      <PlotCard
        title="How long loading takes"
        {...{ x, format: formatDuration }}
        isLogarithmic
        lines={[
          { label: 'p50', tone: '--accent', values: loadMs.p50 },
          { label: 'p99', tone: '--low', values: loadMs.p99 },
        ]}
      />
      <PlotCard
        title="Held by the processes"
        {...{ x, format: formatBytes }}
        atLeast={1_024}
        lines={[{ label: 'bytes', tone: '--accent', values: lines.bytes, isFilled: true }]}
      />
    </div>
  );
}
