'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { controlLook, SelectField } from '#app/admin/_ui/field.tsx';
import { useKeys } from '#app/admin/_ui/use-keys.ts';
import { useSettled } from '#app/admin/_ui/use-settled.ts';
import { ViewTabs } from '#app/admin/_ui/view-tabs.tsx';
import type { StockListQuery, StockSort, StockView } from '#lib/inventory/list.ts';

export type StockToolbarProps = {
  address: StockListQuery;
  views: Record<StockView, number>;
  onChange: (part: Partial<StockListQuery>) => void;
};

/** Typing has come to rest when nothing was typed for so long. */
const REST_MS = 200;

export function StockToolbar({ address, views, onChange }: StockToolbarProps) {
  const [text, setText] = useState(address.q);
  const settled = useSettled(text, REST_MS);
  const sent = useRef(address.q);
  const input = useRef<HTMLInputElement>(null);
  useKeys({ '/': () => input.current?.focus() });

  // The address was changed elsewhere; when it has what was typed here, more may have been typed since.
  useEffect(() => {
    if (address.q !== sent.current) setText(address.q);
    sent.current = address.q;
  }, [address.q]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address
  useEffect(() => {
    const words = settled.trim();
    if (settled !== text || words === address.q) return;
    sent.current = words;
    onChange({ q: words });
  }, [settled]);

  return (
    <div className="flex flex-wrap items-center gap-3 px-5 pt-1 pb-3">
      <div className="relative min-w-48 flex-1 max-sm:basis-full sm:max-w-sm">
        <Search className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2" aria-hidden="true" />
        <input
          ref={input}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder="SKU or product"
          aria-label="Search by SKU or product"
          aria-keyshortcuts="/"
          className={`${controlLook()} h-10 pl-9`}
        />
      </div>
      <ViewTabs
        label="Which variants"
        current={address.view}
        onChange={(view) => onChange({ view, ...(view === 'low' && { sort: 'lowest' as const }) })}
        tabs={[
          { value: 'all', label: 'All', count: views.all },
          { value: 'low', label: 'Running low', count: views.low },
          { value: 'out', label: 'Sold out', count: views.out },
        ]}
      />
      <SelectField
        label="Order"
        isLabelHidden
        value={address.sort}
        onChange={(event) => onChange({ sort: event.target.value as StockSort })}
        className="w-full sm:ml-auto sm:w-44"
      >
        <option value="sku">By SKU</option>
        <option value="lowest">Fewest first</option>
        <option value="highest">Most first</option>
      </SelectField>
    </div>
  );
}
