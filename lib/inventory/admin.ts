import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { isId } from '#lib/catalog/ids.ts';
import { nameVariant } from './name-variant.ts';
import type { StockInput } from './stock-input.ts';
import { adjustStock, type StockChange, type StockWriteOptions, setStock } from './write.ts';

/**
 * Books what somebody of the shop has counted, received or taken out.
 * @throws ForbiddenError for less than an editor
 */
export async function bookStock(
  actor: Actor,
  variantId: string,
  { available, delta = 0, reason, version }: StockInput,
): Promise<StockChange> {
  assertMay(actor, 'editor');
  if (!isId(variantId)) return { state: 'unknown' };
  const options: StockWriteOptions = {
    version,
    by: actor.email,
    async onMoved(tx, { before, after }) {
      await recordAudit(tx, actor, {
        action: available === undefined ? 'inventory.adjust' : 'inventory.set',
        subject: { kind: 'variant', id: variantId, name: await nameVariant(tx, variantId) },
        before: { available: before },
        after: { available: after, reason },
      });
    },
  };
  return available === undefined
    ? adjustStock(variantId, delta, reason, options)
    : setStock(variantId, available, reason, options);
}
