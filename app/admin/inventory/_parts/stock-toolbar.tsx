'use client';

import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { controlLook, SelectField } from '#app/admin/_ui/field.tsx';
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
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (text.trim() === address.q) return;
    const timer = setTimeout(() => onChange({ q: text.trim() }), REST_MS);
    return () => clearTimeout(timer);
  }, [text, address.q, onChange]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=dialog]');
      if (event.key !== '/' || isTyping) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  return (
    <div className="flex flex-wrap items-center gap-3 px-5 pt-1 pb-3">
      <div className="relative min-w-48 flex-1 sm:max-w-sm">
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
        className="ml-auto w-44"
      >
        <option value="sku">By SKU</option>
        <option value="lowest">Fewest first</option>
        <option value="highest">Most first</option>
      </SelectField>
    </div>
  );
}
