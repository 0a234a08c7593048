import type { Transaction } from '#lib/changes/commit-change.ts';
import { queueJob } from '#lib/jobs/queue-job.ts';
import type { ProductState } from '../product-state.ts';

/** Has a draft published when its time comes, where that is new; a new time replaces the old one. */
export async function queuePublication(
  tx: Transaction,
  productId: string,
  { publishAt }: ProductState,
  before?: ProductState,
): Promise<void> {
  if (publishAt === null || publishAt === before?.publishAt) return;
  await queueJob(tx, 'publish-product', { productId }, { key: `publish:${productId}`, runAt: new Date(publishAt) });
}
