import { clsx } from 'clsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { NOTHING } from './format.ts';
import { Plot, type PlotProps } from './plot.tsx';

export type PlotCardProps = Omit<PlotProps, 'label'> & { title: string; className?: string };

/** A plot, with what its lines are and where they stand now. */
export function PlotCard({ title, className, ...plot }: PlotCardProps) {
  const { lines, format } = plot;
  const now = lines.map(({ label, values }) => {
    const last = values.at(-1);
    return { label, value: last === null || last === undefined ? NOTHING : format(last) };
  });
  return (
    <Card title={title} className={className ?? ''}>
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-micro">
        {lines.map(({ label, tone, isDashed }, at) => (
          <li key={label} className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={clsx('w-3 border-t-2', isDashed && 'border-dashed')}
              style={{ borderColor: `var(${tone})` }}
            />
            <span className="text-ink-soft">{label}</span>
            <span className="font-semibold tabular-nums">{now[at]?.value}</span>
          </li>
        ))}
      </ul>
      <Plot {...plot} label={`${title}. Now: ${now.map(({ label, value }) => `${label} ${value}`).join(', ')}.`} />
    </Card>
  );
}
