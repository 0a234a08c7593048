'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useState } from 'react';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { askAdmin } from '#app/admin/_ui/ask-admin.ts';
import { Button } from '#app/admin/_ui/button.tsx';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { Pager } from '#app/admin/_ui/pager.tsx';
import type { Ledger } from '#lib/inventory/ledger.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { StockFigures } from './stock-figures.tsx';

/** How often the ledger is asked for while somebody looks at it, ms. */
const FOLLOW_MS = 4_000;

/** What there is of a variant, and how it came to that; both follow the shop. */
export function LedgerView({ first, mayWrite }: { first: Ledger; mayWrite: boolean }) {
  const { variantId, product } = first.item;
  const [page, setPage] = useQueryState('page', parseAsInteger.withDefault(1));
  const [isAdjusting, setAdjusting] = useState(false);
  const [changeId, setChangeId] = useState<string>();
  const client = useQueryClient();
  const queryKey = ['inventory', variantId, page];
  const address = `/api/admin/inventory/${variantId}?page=${page}&pageSize=${first.pageSize}`;
  const { data: ledger = first } = useQuery({
    queryKey,
    queryFn: ({ signal }) => askAdmin<Ledger>(address, { signal }),
    ...(page === first.page && { initialData: first }),
    refetchInterval: FOLLOW_MS,
    staleTime: 0,
  });

  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <StockFigures item={ledger.item} />
        <div className="flex gap-2">
          <AdminLink href={`/admin/products/${product.id}`} className={buttonLook('plain')}>
            The product
          </AdminLink>
          {mayWrite && (
            <Button kind="primary" onClick={() => setAdjusting(true)}>
              Adjust
            </Button>
          )}
        </div>
      </div>
      {changeId && <ChangeReceipt changeId={changeId} className="mb-4" />}
      <Card title="Movements" text="Every unit that came or went, newest first." isFlush>
        {ledger.items.length === 0 ? (
          <Empty title="Nothing has moved yet" />
        ) : (
          <>
            <LedgerTable movements={ledger.items} />
            <Pager {...{ page, pageSize: ledger.pageSize, total: ledger.total }} onPage={(next) => setPage(next)} />
          </>
        )}
      </Card>
      {isAdjusting && (
        <AdjustDialog
          item={ledger.item}
          onClose={() => setAdjusting(false)}
          onBooked={(id) => {
            setAdjusting(false);
            setChangeId(id);
            void client.invalidateQueries({ queryKey: ['inventory'] });
          }}
        />
      )}
    </>
  );
}
