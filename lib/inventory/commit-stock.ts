import { pastDeadlocks } from '#db/violated-constraint.ts';
import type { Announced } from '#lib/cache/engine/cached-thing.ts';
import { inventoryCache } from '#lib/cache/inventory.ts';
import { tags } from '#lib/cdn/tags.ts';
import { announceTags } from '#lib/changes/announce.ts';
import { type ChangeNote, type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import type { MovedStock } from './move-stocks.ts';
import { shelfTags } from './shelf-tags.ts';

type StockWork<Result> = (tx: Transaction) => Promise<{ result: Result; moved: readonly MovedStock[] }>;

const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction, and tells every layer of the stock that it has moved: numbers are written through after the
 * commit, and what shows a product as sold out or back is made anew. Done again when it met another transaction in a
 * deadlock, so `work` has no effects but those of its transaction.
 * @throws what `work` throws, and what Postgres does: then nothing has changed
 */
export const commitStock = <Result>(work: StockWork<Result>): Promise<Committed<Result>> =>
  pastDeadlocks(ATTEMPTS, async () => {
    const { result, changeId, tags } = await commitChange<{ result: Result; moved: readonly MovedStock[] }>(
      async (tx) => {
        const outcome = await work(tx);
        return { result: outcome, change: await noteOf(tx, outcome.moved) };
      },
      ({ moved }, note) => announce(moved, note),
    );
    return { result: result.result, changeId, tags };
  });

/** Pages show no numbers, only whether a product can be had. */
async function noteOf(tx: Transaction, moved: readonly MovedStock[]): Promise<ChangeNote | undefined> {
  if (moved.length === 0) return undefined;
  const shelf: string[] = [];
  for (const { stock, delta } of moved) {
    const ranOutOrCameIn = stock.available > 0 !== stock.available - delta > 0;
    if (ranOutOrCameIn) shelf.push(...(await shelfTags(tx, stock.variantId)));
  }
  return {
    kind: 'inventory',
    tags: [...moved.map(({ stock }) => tags.stock(stock.variantId)), ...shelf],
    cdn: shelf.length > 0 ? 'purge' : 'none',
  };
}

/** The numbers are brought along; only what shows a product as such has to be made anew. */
async function announce(moved: readonly MovedStock[], note: ChangeNote): Promise<Announced<string>> {
  const numbers = new Set(moved.map(({ stock }) => tags.stock(stock.variantId)));
  const written = await Promise.all(
    moved.map(({ stock }) => inventoryCache().writeThrough(stock.variantId, stock, stock.version)),
  );
  const owed = written.find(({ state }) => state === 'owed');
  if (owed) return owed;
  const shelf = note.tags.filter((tag) => !numbers.has(tag));
  // The ticket stands for all of them: it is the last one's.
  return shelf.length > 0 ? announceTags(shelf) : last(written);
}

function last(written: readonly Announced<string>[]): Announced<string> {
  return written.reduce((one, other) =>
    'ticket' in one && 'ticket' in other && one.ticket > other.ticket ? one : other,
  );
}
