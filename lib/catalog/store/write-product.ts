import { type Committed, commitChange, type Transaction } from '#lib/changes/commit-change.ts';
import { writeAgain } from './again.ts';
import type { ProductWork, ProductWrite } from './change-product.ts';
import { refill } from './refill.ts';

/** Commits the write of one product, and has what was saved read again before it answers. */
export async function writeProduct(work: (tx: Transaction) => Promise<ProductWork>): Promise<Committed<ProductWrite>> {
  const committed = await writeAgain<Committed<ProductWrite>>(
    () => commitChange(work),
    (errors) => ({ result: { state: 'invalid', errors }, changeId: undefined, tags: [] }),
  );
  if (committed.result.state === 'saved') await refill(committed.result.product);
  return committed;
}
