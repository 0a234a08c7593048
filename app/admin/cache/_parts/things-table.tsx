import { clsx } from 'clsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import { durationAt, missRate, readsOf } from '#lib/fleet/steps.ts';
import { formatBytes, formatCount, formatDuration, formatRate, formatShare } from './format.ts';
import { ALL, type ThingRow, targetOf, totalOf, totalsOf } from './series-model.ts';
import type { Series } from './use-series.ts';

export type ThingsTableProps = { series: Series; chosen: string; onChoose: (thing: string) => void };

/** Every cached thing with its figures; choosing one shows its plots. */
export function ThingsTable({ series, chosen, onChoose }: ThingsTableProps) {
  const { steps, stepMs } = series;
  const ms = steps.length * stepMs;
  const rows = [{ name: ALL, total: totalOf(steps, ALL) }, ...totalsOf(steps)];
  return (
    <Card
      title="Cached things"
      text="In the last quarter of an hour, all processes together: reads by who answered them, loads from the database, fills that were refused since something had changed, and what was served stale. Choose one to see its plots."
      isFlush
    >
      <Table label="Figures of the cached things">
        <thead>
          <tr>
            <HeadCell>Thing</HeadCell>
            <HeadCell isNumber>Reads</HeadCell>
            <HeadCell isNumber>Miss rate</HeadCell>
            <HeadCell isNumber>Process</HeadCell>
            <HeadCell isNumber>Redis</HeadCell>
            <HeadCell isNumber>p50, p99</HeadCell>
            <HeadCell isNumber>Loads</HeadCell>
            <HeadCell isNumber>p50, p99</HeadCell>
            <HeadCell isNumber>Refused</HeadCell>
            <HeadCell isNumber>Stale</HeadCell>
            <HeadCell isNumber>Held</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ThingLine key={row.name} {...row} ms={ms} isChosen={row.name === chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type LineProps = ThingRow & { ms: number; isChosen: boolean; onChoose: (thing: string) => void };

function ThingLine({ name, total, ms, isChosen, onChoose }: LineProps) {
  const share = missRate(total);
  const target = targetOf(name);
  const isOver = share !== undefined && target !== undefined && share > target;
  const durations = (of: 'l2Ms' | 'loadMs') =>
    [0.5, 0.99].map((q) => formatDuration(durationAt(total[of], q))).join(', ');
  return (
    <tr className={clsx('hover:bg-layer-2', isChosen && 'bg-layer-2')}>
      <Cell>
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={() => onChoose(name)}
          className={clsx(
            'whitespace-nowrap text-left underline decoration-line-strong underline-offset-4 hover:decoration-ink',
            isChosen ? 'font-semibold' : 'font-medium',
          )}
        >
          {name === ALL ? 'All things' : name}
        </button>
      </Cell>
      <Cell isNumber>{formatRate(readsOf(total), ms)}</Cell>
      <Cell isNumber className={clsx(isOver && 'font-semibold text-bad')}>
        {formatShare(share)}
        {target !== undefined && (
          <span className="ml-1.5 font-normal text-ink-soft text-micro">
            {isOver ? '>' : '≤'} {formatShare(target)}
          </span>
        )}
      </Cell>
      <Cell isNumber>{formatCount(total.l1)}</Cell>
      <Cell isNumber>{formatCount(total.l2)}</Cell>
      <Cell isNumber>{durations('l2Ms')}</Cell>
      <Cell isNumber>{formatCount(total.loads)}</Cell>
      <Cell isNumber>{durations('loadMs')}</Cell>
      <Cell isNumber>{formatCount(total.refused)}</Cell>
      <Cell isNumber>{formatCount(total.stale)}</Cell>
      <Cell isNumber>{formatBytes(total.bytes)}</Cell>
    </tr>
  );
}
