import { isDeepStrictEqual } from 'node:util';
import { MAX_CATEGORIES } from '#lib/catalog/product-input.ts';
import { mergePatch, type ProductState, type ProductStatus } from '#lib/catalog/product-state.ts';
import { formatMoney } from '#lib/money/format.ts';
import type { CategoryTree } from '../category-tree.ts';
import type { FieldChange, FieldFault } from '../types.ts';
import type { BulkEdit } from './edit-input.ts';
import { editPrice } from './edit-price.ts';

/** What an edit of many writes of one product: only what it changes. */
export type EditedFields = {
  /** By variant: price and compare-at price, minor units. */
  prices?: Record<string, [price: number, compareAtPrice: number | null]>;
  status?: ProductStatus;
  categoryIds?: string[];
};

/** `before`: as it was when this was made; what is otherwise by then is left alone. */
export type EditPayload = { productId: string; before: EditedFields; after: EditedFields };

export type EditPlan =
  | { state: 'waiting'; before: EditedFields; after: EditedFields; changes: FieldChange[] }
  | { state: 'unchanged' }
  | { state: 'invalid'; errors: FieldFault[] };

/** What an edit makes of one product, without doing it. */
export function planEdit(state: ProductState, edit: BulkEdit, tree: CategoryTree): EditPlan {
  const before: EditedFields = {};
  const after: EditedFields = {};
  const changes: FieldChange[] = [];
  const errors: FieldFault[] = [];
  if (edit.price) planPrices(state, edit.price, { before, after, changes, errors });
  if (edit.status && edit.status !== state.status) {
    before.status = state.status;
    after.status = edit.status;
    changes.push({ field: 'Status', before: state.status, after: edit.status });
  }
  const categoryIds = editCategories(state.categoryIds, edit);
  if (categoryIds.length > Math.max(MAX_CATEGORIES, state.categoryIds.length)) {
    errors.push({ field: 'Categories', detail: `would be more than ${MAX_CATEGORIES}` });
  }
  if (!isDeepStrictEqual(categoryIds, state.categoryIds)) {
    before.categoryIds = state.categoryIds;
    after.categoryIds = categoryIds;
    const words = (ids: readonly string[]) => ids.map((id) => tree.byId.get(id)?.path ?? id).join(', ') || null;
    changes.push({ field: 'Categories', before: words(state.categoryIds), after: words(categoryIds) });
  }
  if (errors.length > 0) return { state: 'invalid', errors };
  return changes.length === 0 ? { state: 'unchanged' } : { state: 'waiting', before, after, changes };
}

type Collected = { before: EditedFields; after: EditedFields; changes: FieldChange[]; errors: FieldFault[] };

function planPrices(
  { variants, currency }: ProductState,
  edit: NonNullable<BulkEdit['price']>,
  { before, after, changes, errors }: Collected,
): void {
  const money = (amount: number | null) => (amount === null ? null : formatMoney(amount, currency));
  const was: NonNullable<EditedFields['prices']> = {};
  const is: NonNullable<EditedFields['prices']> = {};
  for (const variant of variants) {
    const edited = editPrice(variant, edit);
    if (edited.state === 'refused') {
      errors.push({ field: `${variant.sku} price`, detail: edited.detail });
      continue;
    }
    const { price, compareAtPrice } = edited;
    if (price === variant.price && compareAtPrice === variant.compareAtPrice) continue;
    was[variant.id as string] = [variant.price, variant.compareAtPrice];
    is[variant.id as string] = [price, compareAtPrice];
    if (price !== variant.price) {
      changes.push({ field: `${variant.sku} price`, before: money(variant.price), after: money(price) });
    }
    if (compareAtPrice !== variant.compareAtPrice) {
      const [from, to] = [variant.compareAtPrice, compareAtPrice].map(money) as [string | null, string | null];
      changes.push({ field: `${variant.sku} compare-at price`, before: from, after: to });
    }
  }
  if (Object.keys(is).length === 0) return;
  before.prices = was;
  after.prices = is;
}

function editCategories(present: readonly string[], { addCategoryId, removeCategoryId }: BulkEdit): string[] {
  const kept = present.filter((id) => id !== removeCategoryId);
  return addCategoryId === undefined || kept.includes(addCategoryId) ? kept : [...kept, addCategoryId];
}

/** The state that the fields of a payload lead to. */
export function applyFields(state: ProductState, { prices = {}, status, categoryIds }: EditedFields): ProductState {
  return {
    ...mergePatch(state, { status, categoryIds }, state.brand),
    variants: state.variants.map((variant) => {
      const [price, compareAtPrice] = prices[variant.id as string] ?? [variant.price, variant.compareAtPrice];
      return { ...variant, price, compareAtPrice };
    }),
  };
}

/** What of a product is not any more as it was when an edit was planned; empty when it still fits. */
export function findMoved(state: ProductState, { prices = {}, status, categoryIds }: EditedFields): FieldFault[] {
  const faults: FieldFault[] = [];
  const byId = new Map(state.variants.map((variant) => [variant.id, variant]));
  for (const [id, [price, compareAtPrice]] of Object.entries(prices)) {
    const variant = byId.get(id);
    if (!variant) faults.push({ field: 'Variants', detail: 'one of them is gone since this was checked' });
    else if (variant.price !== price || variant.compareAtPrice !== compareAtPrice) {
      const now = formatMoney(variant.price, state.currency);
      faults.push({ field: `${variant.sku} price`, detail: `has changed since this was checked: it is ${now} now` });
    }
  }
  if (status && status !== state.status) {
    faults.push({ field: 'Status', detail: `has changed since this was checked: it is ${state.status} now` });
  }
  if (categoryIds && !isDeepStrictEqual(categoryIds, state.categoryIds)) {
    faults.push({ field: 'Categories', detail: 'have changed since this was checked' });
  }
  return faults;
}
