import { type Author, recordAudits } from '#lib/audit/record.ts';
import type { Transaction } from '#lib/changes/commit-change.ts';
import type { ProductState } from '../product-state.ts';
import type { References } from './find-references.ts';

export type ProductEvent = {
  action: `product.${'create' | 'update' | 'delete' | 'restore' | 'publish' | 'remove'}`;
  id: string;
  before?: ProductState | undefined;
  after?: ProductState | undefined;
  /** Names of the categories that both states are filed under. */
  trails: References['trails'];
};

/** Notes a write of a product in the audit log, in words of those who edit it. */
export const auditProduct = (tx: Transaction, author: Author, event: ProductEvent): Promise<void> =>
  auditProducts(tx, author, [event]);

/** As `auditProduct`, for one write of many. */
export const auditProducts = (tx: Transaction, author: Author, events: readonly ProductEvent[]): Promise<void> =>
  recordAudits(
    tx,
    author,
    events.map(({ action, id, before, after, trails }) => ({
      action,
      subject: { kind: 'product', id, name: (after ?? before)?.name ?? '' },
      before: before && inWords(before, trails),
      after: after && inWords(after, trails),
    })),
  );

/** Each variant and each attribute stands for itself, so that one that changed is not lost among the others. */
function inWords(state: ProductState, trails: References['trails']): object {
  const { brand, keywords, categoryIds, variants, attributes, ...fields } = state;
  return {
    ...fields,
    brand: brand.name,
    categories: categoryIds.map(
      (id) =>
        trails
          .get(id)
          ?.map(({ name }) => name)
          .join(' / ') ?? id,
    ),
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`attribute ${name}`, value])),
    ...Object.fromEntries(variants.map(({ id, available, sku, ...variant }) => [`variant ${sku}`, variant])),
  };
}
