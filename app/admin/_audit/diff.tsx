import { type DiffRow, toDiff } from './diff-model.ts';

export type DiffProps = { before: Record<string, unknown> | null; after: Record<string, unknown> | null };

/** What one write has changed, field by field, as it was and as it is. */
export function Diff({ before, after }: DiffProps) {
  const rows = toDiff(before, after);
  if (rows.length === 0) return <p className="text-ink-soft text-micro">Nothing that is kept here differs.</p>;
  return (
    <dl className="grid gap-x-5 gap-y-2 text-micro sm:grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)]">
      {rows.map((row) => (
        <div key={row.field} className="contents">
          <dt className="wrap-anywhere text-ink-soft max-sm:mt-1">{row.field}</dt>
          <dd className="wrap-anywhere flex flex-wrap items-baseline gap-x-2 gap-y-1">
            <Sides {...row} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Sides({ before, after }: DiffRow) {
  return (
    <>
      {before !== null && (
        <del className="whitespace-pre-line rounded-md bg-bad-soft px-1.5 py-0.5 text-bad">
          <span className="sr-only">Before: </span>
          {before}
        </del>
      )}
      {before !== null && after !== null && (
        <span aria-hidden="true" className="text-ink-soft">
          →
        </span>
      )}
      {after !== null && (
        <ins className="whitespace-pre-line rounded-md bg-good-soft px-1.5 py-0.5 text-good no-underline">
          <span className="sr-only">After: </span>
          {after}
        </ins>
      )}
    </>
  );
}
