import type { Cart } from '#lib/cart/types.ts';

/** Makes the cart smaller, to what can be had of everything in it. */
export async function adjustCart(): Promise<void> {
  const response = await fetch('/api/cart');
  if (!response.ok) throw new Error(`The cart answered ${response.status}`);
  const { items } = (await response.json()) as Cart;
  for (const { id, quantity, wanted } of items) {
    if (quantity < wanted) await setQuantity(id, quantity);
  }
}

async function setQuantity(itemId: string, quantity: number): Promise<void> {
  const response = await fetch(`/api/cart/items/${itemId}`, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ quantity }),
  });
  // Gone already: somebody has tidied up in another tab.
  if (!response.ok && response.status !== 404) throw new Error(`The item answered ${response.status}`);
}
