'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeReceipt } from '#app/admin/_changes/change-receipt.tsx';
import { Card } from '#app/admin/_ui/card.tsx';
import { Empty } from '#app/admin/_ui/empty.tsx';
import { Pager } from '#app/admin/_ui/pager.tsx';
import type { StockList, StockListQuery } from '#lib/inventory/list.ts';
import type { StockItem } from '#lib/inventory/stock-item.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { StockTable } from './stock-table.tsx';
import { StockToolbar } from './stock-toolbar.tsx';
import { useStockAddress, useStockList } from './use-stock-query.ts';

export type StockBrowserProps = { first: StockList; firstQuery: StockListQuery; mayWrite: boolean };

/** The list of stock: searched, narrowed and changed in place. */
export function StockBrowser({ first, firstQuery, mayWrite }: StockBrowserProps) {
  const [address, setAddress] = useStockAddress();
  const { data = first, error, isPlaceholderData } = useStockList(address, first, firstQuery);
  const [adjusted, setAdjusted] = useState<StockItem>();
  const [changeId, setChangeId] = useState<string>();
  const client = useQueryClient();
  const { items, total, pageSize, views } = data;

  return (
    <>
      {changeId && <ChangeReceipt changeId={changeId} className="mb-4" />}
      <Card isFlush>
        <StockToolbar address={address} views={views} onChange={(part) => setAddress({ page: 1, ...part })} />
        {error && (
          <p role="alert" className="mx-5 mt-3 rounded-xl bg-bad-soft px-4 py-2.5 text-bad text-small">
            The numbers may be old: {error.message}
          </p>
        )}
        {items.length === 0 ? (
          <Nothing address={address} />
        ) : (
          <div className={isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
            <StockTable items={items} onAdjust={mayWrite ? setAdjusted : undefined} />
            <Pager {...{ page: address.page, pageSize, total }} onPage={(page) => setAddress({ page })} />
          </div>
        )}
      </Card>
      {adjusted && (
        <AdjustDialog
          item={adjusted}
          onClose={() => setAdjusted(undefined)}
          onBooked={(id) => {
            setAdjusted(undefined);
            setChangeId(id);
            void client.invalidateQueries({ queryKey: ['inventory'] });
          }}
        />
      )}
    </>
  );
}

function Nothing({ address: { q, view } }: { address: StockListQuery }) {
  if (q) return <Empty title={`Nothing is called “${q}”`} text="Try the beginning of a SKU, or a part of a name." />;
  if (view === 'low') return <Empty title="Nothing runs low" text="Every variant on sale has more than five units." />;
  if (view === 'out') return <Empty title="Nothing is sold out" />;
  return <Empty title="There are no variants yet" text="They come with products." />;
}
