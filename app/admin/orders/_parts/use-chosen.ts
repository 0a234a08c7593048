import { useState } from 'react';
import type { AdminOrderSummary } from '#lib/orders/admin-list.ts';

/** Which orders of a page are chosen. Those that are not on it any more are not. */
export function useChosen(items: readonly AdminOrderSummary[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ id }) => ids.has(id));
  const isAll = chosen.length === items.length;
  return {
    chosen,
    isAll,
    toggle({ id }: AdminOrderSummary) {
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      });
    },
    toggleAll: () => setIds(isAll ? new Set() : new Set(items.map(({ id }) => id))),
    clear: () => setIds(new Set()),
  };
}
