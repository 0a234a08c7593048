export type Units = { variantId: string; quantity: number };

/**
 * What has to move so that exactly what is wanted is held: less than 0 is taken out of what is for sale, more than 0 goes back.
 * In the order of variants' ids as text; nothing for those that stay as they are.
 */
export function planHold(wanted: readonly Units[], held: readonly Units[]): { variantId: string; delta: number }[] {
  const deltas = new Map<string, number>();
  for (const { variantId, quantity } of held) deltas.set(variantId, (deltas.get(variantId) ?? 0) + quantity);
  for (const { variantId, quantity } of wanted) deltas.set(variantId, (deltas.get(variantId) ?? 0) - quantity);
  return [...deltas]
    .filter(([, delta]) => delta !== 0)
    .map(([variantId, delta]) => ({ variantId, delta }))
    .sort((one, other) => (one.variantId < other.variantId ? -1 : 1));
}
