import { clsx } from 'clsx';
import type { RowState } from '#lib/bulk/types.ts';
import type { CountedOperation } from './operation-view.tsx';

const count = (number: number) => number.toLocaleString('en-IE');

/** How far it is, in a sentence, a bar and numbers. */
export function OperationProgress({ operation }: { operation: CountedOperation }) {
  const { state, total, done, rows } = operation;
  const moves = state === 'checking' || state === 'running';
  const isBefore = state === 'checking' || state === 'ready';
  const facts: { label: string; number: number; tone?: string }[] = [
    ...(isBefore ? [] : [{ label: 'Written', number: rows.applied }]),
    { label: isBefore ? 'Will change' : 'Still to write', number: rows.waiting },
    { label: 'Unchanged', number: rows.unchanged },
    { label: 'With mistakes', number: rows.invalid, tone: 'text-bad' },
    ...(isBefore ? [] : [{ label: 'Not written', number: rows.failed, tone: 'text-bad' }]),
  ];
  return (
    <>
      <p role="status" className="font-semibold">
        {inWords(operation)}
      </p>
      {moves && (
        <progress
          value={total > 0 ? done : undefined}
          max={Math.max(total, 1)}
          aria-label={state === 'checking' ? 'Checked' : 'Written'}
          className="bulk-progress mt-3"
        />
      )}
      <dl className="mt-4 flex flex-wrap gap-x-9 gap-y-3">
        {facts.map(({ label, number, tone }) => (
          <div key={label}>
            <dt className="text-ink-soft text-micro">{label}</dt>
            <dd className={clsx('font-semibold text-title-3 tabular-nums leading-tight', number > 0 && tone)}>
              {count(number)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const products = (number: number) => `${count(number)} ${number === 1 ? 'product' : 'products'}`;

function inWords({ state, total, done, rows, error, failed }: CountedOperation): string {
  switch (state) {
    case 'checking':
      return total === 0 ? 'Waits to be checked' : `Checked ${count(done)} of ${products(total)}`;
    case 'ready':
      return rows.waiting === 0
        ? `Nothing would change in ${products(total)}`
        : `${products(rows.waiting)} would change. Nothing has been written yet.`;
    case 'running':
      return `Written ${count(done)} of ${products(total)}`;
    case 'done':
      return failed === 0
        ? `${products(rows.applied)} written`
        : `${products(rows.applied)} written, ${count(failed)} not`;
    case 'cancelled':
      return rows.applied === 0 ? 'Cancelled before anything was written' : `Cancelled after ${products(rows.applied)}`;
    case 'failed':
      return error ?? 'It could not be finished';
  }
}

/** For whoever leafs through the rows. */
export const ROW_WORDS: Record<RowState, string> = {
  waiting: 'Will change',
  applied: 'Written',
  unchanged: 'Unchanged',
  invalid: 'Mistakes',
  failed: 'Not written',
};
