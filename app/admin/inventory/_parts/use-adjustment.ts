'use client';

import { useState } from 'react';
import { AdminProblem, askAdmin } from '#app/admin/_ui/ask-admin.ts';
import type { StockItem } from '#lib/inventory/stock-item.ts';
import type { AdjustPlan } from './adjust-model.ts';

type Seen = { available: number; version: number };
type Booked = Seen & { changeId: string | null };

export type Refusal = { kind: 'moved'; was: number; is: number } | { kind: 'failed'; text: string };

/** Books an adjustment. When the stock has moved meanwhile, it says from what to what, and goes on from there. */
export function useAdjustment(item: StockItem) {
  const [seen, setSeen] = useState<Seen>(item);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function book(plan: AdjustPlan & { state: 'ready' }, reason: string): Promise<Booked | undefined> {
    setBusy(true);
    setRefusal(undefined);
    try {
      // A movement is right whatever has happened since; a number that is set would undo it.
      const version = 'available' in plan.body ? { version: seen.version } : {};
      const body = { ...plan.body, reason, ...version };
      return await askAdmin<Booked>(`/api/admin/inventory/${item.variantId}`, { method: 'PUT', body });
    } catch (error) {
      const stock = readStock(error);
      if (stock) setSeen(stock);
      setRefusal(
        stock
          ? { kind: 'moved', was: seen.available, is: stock.available }
          : { kind: 'failed', text: (error as Error).message },
      );
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  return { seen, isBusy, refusal, book };
}

/** What a conflict says is there by now. */
function readStock(error: unknown): Seen | undefined {
  if (!(error instanceof AdminProblem) || error.status !== 409) return undefined;
  const { available, version } = error.members;
  return typeof available === 'number' && typeof version === 'number' ? { available, version } : undefined;
}
