'use client';

import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatMoney } from '#lib/money/format.ts';
import { fractionDigits } from '#lib/money/parse.ts';
import type { SalesPoint } from '#lib/sales/dashboard.ts';
import type { PlotUnit } from '#lib/sales/range.ts';
import { namePoint } from './name-point.ts';

export type SalesPlotProps = { points: SalesPoint[]; unit: PlotUnit; currency: string };

const axis = { fill: 'var(--ink-soft)', fontSize: 12 };

/** Sales of each day, week or month, above those of as long before. */
export function SalesPlot({ points, unit, currency }: SalesPlotProps) {
  const short = new Intl.NumberFormat('en-IE', { style: 'currency', currency, notation: 'compact' });
  const minor = 10 ** fractionDigits(currency);
  return (
    <div className="h-72" aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 900, height: 288 }}>
        <ComposedChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="at"
            tickFormatter={(at: string) => namePoint(at, unit)}
            tick={axis}
            tickLine={false}
            axisLine={{ stroke: 'var(--line-strong)' }}
            minTickGap={32}
          />
          <YAxis
            tickFormatter={(value: number) => short.format(value / minor)}
            tick={axis}
            tickLine={false}
            axisLine={false}
            width={64}
          />
          <Tooltip
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as SalesPoint | undefined;
              return active && point ? <Reading point={point} unit={unit} currency={currency} /> : null;
            }}
            cursor={{ stroke: 'var(--line-strong)' }}
          />
          <Area
            dataKey="revenue"
            type="monotone"
            stroke="var(--accent)"
            strokeWidth={2.25}
            fill="var(--accent-soft)"
            fillOpacity={0.8}
            isAnimationActive={false}
          />
          <Line
            dataKey="revenueBefore"
            type="monotone"
            stroke="var(--ink-soft)"
            strokeWidth={1.5}
            strokeDasharray="4 4"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

function Reading({ point, unit, currency }: { point: SalesPoint; unit: PlotUnit; currency: string }) {
  return (
    <div className="rounded-xl border border-line bg-panel px-3.5 py-2.5 text-micro shadow-lg">
      <p className="font-semibold">{namePoint(point.at, unit)}</p>
      <p className="mt-1 tabular-nums">
        {formatMoney(point.revenue, currency)}, {point.orders} {point.orders === 1 ? 'order' : 'orders'}
      </p>
      <p className="text-ink-soft tabular-nums">{formatMoney(point.revenueBefore, currency)} before</p>
    </div>
  );
}
