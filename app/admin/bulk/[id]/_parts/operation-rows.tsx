'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Download } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { type BulkRow, ROW_STATES, type RowState } from '#lib/bulk/types.ts';
import { ROW_WORDS } from './operation-progress.tsx';
import type { CountedOperation } from './operation-view.tsx';
import { RowsTable } from './rows-table.tsx';

const ORDER: readonly RowState[] = ['failed', 'invalid', 'waiting', 'applied', 'unchanged'];
const PAGE_SIZE = 50;

/** Its rows by what became of them, and those with mistakes as a file. */
export function OperationRows({ operation }: { operation: CountedOperation }) {
  const { id, kind, rows } = operation;
  const [chosen, choose] = useQueryState('rows', parseAsStringLiteral(ROW_STATES));
  const tabs = ORDER.filter((state) => rows[state] > 0 || state === chosen);
  const state = chosen ?? tabs[0];
  if (!state) return null;
  const faulty = rows.invalid + rows.failed;
  return (
    <Card
      isFlush
      title="Products"
      actions={
        faulty > 0 && (
          <a href={`/api/admin/bulk/${id}/errors`} download className={buttonLook('plain', 'small')}>
            <Download className="size-4" aria-hidden="true" />
            Mistakes as CSV
          </a>
        )
      }
    >
      <nav aria-label="Which products" className="flex gap-1.5 overflow-x-auto px-5 pb-3">
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-pressed={tab === state}
            onClick={() => void choose(tab)}
            className={clsx(
              'inline-flex min-h-9 shrink-0 items-center gap-2 rounded-full px-3.5 font-semibold text-micro',
              tab === state ? 'bg-ink text-ground' : 'bg-layer-2 hover:bg-layer-3',
            )}
          >
            {ROW_WORDS[tab]}
            <span className="font-normal tabular-nums">{rows[tab].toLocaleString('en-IE')}</span>
          </button>
        ))}
      </nav>
      <Rows key={`${state} ${rows[state]}`} id={id} state={state} kind={kind} />
    </Card>
  );
}

type RowsPage = { items: BulkRow[]; next: number | null };

function Rows({ id, state, kind }: { id: string; state: RowState; kind: CountedOperation['kind'] }) {
  const list = useInfiniteQuery({
    queryKey: ['bulk', id, 'rows', state],
    queryFn: ({ pageParam, signal }) =>
      askAdmin<RowsPage>(`/api/admin/bulk/${id}/rows?state=${state}&after=${pageParam}&pageSize=${PAGE_SIZE}`, {
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
  if (list.error) {
    return (
      <Empty
        title="The rows could not be read"
        text={list.error.message}
        action={<Button onClick={() => void list.refetch()}>Try again</Button>}
      />
    );
  }
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.data && items.length === 0) return <Empty title="There are none" />;
  return (
    <>
      <RowsTable rows={items} kind={kind} isLoading={!list.data} />
      {list.hasNextPage && (
        <div className="flex justify-center border-line border-t py-4">
          <Button size="small" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
