import { lastSettled, type ProductHistory } from './history.ts';
import type { ProductState, SettledWrite } from './write.ts';

export type Truth = {
  /** A product as it is before any write of ours. */
  seed(id: string, slug: string, state: ProductState): void;
  find(id: string): ProductHistory | undefined;
  /** Notes that a write of this product was sent. */
  begin(id: string, sentAt: number): void;
  /** Notes how it ended; `undefined` for one that has changed nothing, or of which nobody knows. */
  settle(id: string, write: SettledWrite | undefined, slug?: string): void;
  /** Products that are filed under a category now, as far as is known. */
  countIn(categoryId: string): number;
  /** The versions of a variant's stock, with the time from which each counts; the newest last. */
  stock(variantId: string): readonly StockVersion[];
  settleStock(variantId: string, version: StockVersion): void;
};
export type StockVersion = { version: number; answeredAt: number; changeId: string | undefined };

type Kept = { id: string; slug: string; writes: SettledWrite[]; pendingSince: number | undefined };

/** What was written, and since when nobody may show anything older: the truth that every answer is held against. */
export function createTruth(): Truth {
  const products = new Map<string, Kept>();
  const stocks = new Map<string, StockVersion[]>();
  const counts = new Map<string, number>();

  const count = (state: ProductState | undefined, step: number) => {
    if (!state?.live) return;
    for (const id of state.categoryIds) counts.set(id, (counts.get(id) ?? 0) + step);
  };
  const add = (kept: Kept, write: SettledWrite) => {
    count(kept.writes.at(-1)?.state, -1);
    kept.writes.push(write);
    count(write.state, 1);
  };

  return {
    seed(id, slug, state) {
      const kept: Kept = { id, slug, writes: [], pendingSince: undefined };
      products.set(id, kept);
      const always = Number.NEGATIVE_INFINITY;
      add(kept, { productId: id, kind: 'seed', sentAt: always, answeredAt: always, changeId: undefined, state });
    },
    find: (id) => products.get(id),
    begin(id, sentAt) {
      const kept = products.get(id);
      if (kept) kept.pendingSince = sentAt;
    },
    settle(id, write, slug) {
      const kept = products.get(id) ?? { id, slug: slug ?? id, writes: [], pendingSince: undefined };
      products.set(id, kept);
      kept.pendingSince = undefined;
      if (write) add(kept, write);
    },
    countIn: (categoryId) => counts.get(categoryId) ?? 0,
    stock: (variantId) => stocks.get(variantId) ?? [],
    settleStock(variantId, version) {
      const versions = stocks.get(variantId) ?? [];
      stocks.set(variantId, versions);
      versions.push(version);
    },
  };
}

/** Whether this write is the last word on its product. */
export function isLastWord(history: ProductHistory, write: SettledWrite): boolean {
  return history.pendingSince === undefined && lastSettled(history, Number.POSITIVE_INFINITY) === write;
}
