import { ArrowRight } from 'lucide-react';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { BulkKind, BulkRow, FieldChange } from '#lib/bulk/types.ts';

export type RowsTableProps = { rows: readonly BulkRow[]; kind: BulkKind; isLoading: boolean };

/** So many changes of a product are shown at once. */
const SHOWN = 6;
const SKELETON_ROWS = ['one', 'two', 'three', 'four', 'five', 'six'];

export function RowsTable({ rows, kind, isLoading }: RowsTableProps) {
  return (
    <Table label="Products of this operation">
      <thead>
        <tr>
          <HeadCell isNumber className="w-16 max-sm:hidden">
            {kind === 'import' ? 'Row' : 'No.'}
          </HeadCell>
          <HeadCell className="w-72 max-sm:pl-5">Product</HeadCell>
          <HeadCell>What changes</HeadCell>
        </tr>
      </thead>
      <tbody>
        {isLoading && SKELETON_ROWS.map((name) => <SkeletonRow key={name} />)}
        {rows.map((row) => (
          <tr key={row.number} className="align-top last:*:border-b-0">
            <Cell isNumber className="text-ink-soft max-sm:hidden">
              {row.number}
            </Cell>
            <Cell className="wrap-anywhere min-w-28 max-sm:pl-5 sm:min-w-44">
              {kind === 'edit' ? (
                <AdminLink href={`/admin/products/${row.key}`} className="font-semibold hover:underline">
                  {row.name || row.key}
                </AdminLink>
              ) : (
                <span className="font-semibold">{row.name || '—'}</span>
              )}
              {kind === 'import' && <span className="block text-ink-soft text-micro">{row.key}</span>}
            </Cell>
            <Cell className="min-w-44 sm:min-w-72">
              {row.errors.length > 0 && (
                <ul className="space-y-1 text-bad">
                  {row.errors.map(({ field, detail }) => (
                    <li key={`${field} ${detail}`}>
                      <span className="font-semibold">{field}</span> {detail}
                    </li>
                  ))}
                </ul>
              )}
              {row.errors.length === 0 && row.changes.length === 0 && <span className="text-ink-soft">Nothing</span>}
              {row.errors.length === 0 && <Changes changes={row.changes} />}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const [shown, hidden] = [changes.slice(0, SHOWN), changes.slice(SHOWN)];
  return (
    <>
      <ChangeList changes={shown} />
      {hidden.length > 0 && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer py-1 font-medium text-ink-soft text-micro">
            {hidden.length} more
          </summary>
          <ChangeList changes={hidden} />
        </details>
      )}
    </>
  );
}

function ChangeList({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <ul className="space-y-1">
      {changes.map(({ field, before, after }) => (
        <li key={field} className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-ink-soft text-micro">{field}</span>
          {before !== null && <del className="wrap-anywhere text-ink-soft">{before}</del>}
          {before !== null && <ArrowRight className="size-3.5 self-center" role="img" aria-label="becomes" />}
          <ins className="wrap-anywhere font-medium no-underline">{after ?? 'nothing'}</ins>
        </li>
      ))}
    </ul>
  );
}

function SkeletonRow() {
  return (
    <tr>
      {['w-8', 'w-40', 'w-56'].map((width) => (
        <Cell key={width} className={width === 'w-8' ? 'max-sm:hidden' : 'max-sm:pl-5'}>
          <span className={`block h-4 max-w-full animate-pulse rounded bg-layer-3 ${width}`} />
        </Cell>
      ))}
    </tr>
  );
}
