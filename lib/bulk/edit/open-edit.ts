import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { FieldError } from '#lib/catalog/check-product.ts';
import { getRuntime } from '#lib/runtime.ts';
import { type CategoryTree, readCategoryTree } from '../category-tree.ts';
import { openOperation } from '../open-operation.ts';
import type { BulkEdit, BulkEditInput, PriceEdit } from './edit-input.ts';

export type OpenedBulk = { state: 'opened'; id: string } | { state: 'invalid'; errors: FieldError[] };

/**
 * Takes one edit of many products on. What it would change is worked out in the background; then it waits to be started.
 * @throws ForbiddenError for less than an editor
 */
export async function openBulkEdit(actor: Actor, input: BulkEditInput): Promise<OpenedBulk> {
  assertMay(actor, 'editor');
  const { kind, ...rest } = input;
  return getRuntime().db.transaction(async (tx) => {
    const tree = await readCategoryTree(tx);
    const errors = (['addCategoryId', 'removeCategoryId'] as const).flatMap((field) => {
      const id = input.edit[field];
      return id === undefined || tree.byId.has(id) ? [] : [{ pointer: `/edit/${field}`, detail: 'is no category' }];
    });
    if (errors.length > 0) return { state: 'invalid', errors };
    const id = await openOperation(tx, actor, { kind, title: describeEdit(input.edit, tree), input: rest });
    return { state: 'opened', id };
  });
}

/** One line for people: “Price -10 %, status published”. */
export function describeEdit({ price, status, addCategoryId, removeCategoryId }: BulkEdit, tree: CategoryTree): string {
  const nameOf = (id: string) => tree.byId.get(id)?.name ?? id;
  const parts = [
    ...(price ? [describePrice(price)] : []),
    ...(status ? [`status ${status}`] : []),
    ...(addCategoryId ? [`into ${nameOf(addCategoryId)}`] : []),
    ...(removeCategoryId ? [`out of ${nameOf(removeCategoryId)}`] : []),
  ];
  const line = parts.join(', ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}

function describePrice({ percent, amount = 0, compareAt }: PriceEdit): string {
  const signed = (value: number, text: string) => `${value < 0 ? '−' : '+'}${text}`;
  const by =
    percent === undefined
      ? signed(amount, (Math.abs(amount) / 100).toFixed(2))
      : signed(percent, `${Math.abs(percent)} %`);
  return `price ${by}${compareAt === 'old-price' ? ' with the old price struck through' : ''}`;
}
