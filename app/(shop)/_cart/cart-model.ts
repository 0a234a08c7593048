import { type Cart, type CartItem, MAX_QUANTITY } from '#lib/cart/types.ts';

/** What a page knows of a variant that is put into the cart, so that it shows there before the server has answered. */
export type ItemPreview = Pick<
  CartItem,
  'variantId' | 'productId' | 'productSlug' | 'name' | 'sku' | 'options' | 'image' | 'unitPrice' | 'compareAtPrice'
>;

/** What the shopper wants done. Items are named by their variants: one that was just put in has no id yet. */
export type Operation =
  | { kind: 'add'; variantId: string; quantity: number; preview: ItemPreview & { currency: string } }
  /** 0 takes it out. */
  | { kind: 'set'; variantId: string; quantity: number }
  | { kind: 'enter-code'; code: string }
  | { kind: 'remove-code'; code: string }
  | { kind: 'see'; noticeIds: readonly string[] };

export const EMPTY_CART: Cart = {
  id: null,
  version: 0,
  currency: 'EUR',
  items: [],
  discounts: [],
  codes: [],
  subtotal: 0,
  shipping: 0,
  tax: 0,
  total: 0,
  freeShipping: false,
  freeDelivery: null,
  notices: [],
};

/** The badge's number. */
export const countUnits = ({ items }: Pick<Cart, 'items'>): number =>
  items.reduce((sum, { quantity }) => sum + quantity, 0);

/**
 * Joins an operation to those that wait to be sent, so that any number of quick presses is one request: pieces that are added
 * of one variant are added up, and of two quantities the later one counts. What was wanted in the end is the same.
 */
export function mergeOperation(waiting: readonly Operation[], next: Operation): Operation[] {
  const at = waiting.findLastIndex(
    (operation) => 'variantId' in operation && 'variantId' in next && operation.variantId === next.variantId,
  );
  const last = waiting[at];
  const merged = last && mergeTwo(last, next);
  return merged ? waiting.with(at, merged) : [...waiting, next];
}

function mergeTwo(last: Operation, next: Operation): Operation | undefined {
  if (last.kind !== 'add' && last.kind !== 'set') return undefined;
  if (next.kind === 'add') return { ...last, quantity: Math.min(MAX_QUANTITY, last.quantity + next.quantity) };
  return next.kind === 'set' && last.kind === 'set' ? next : undefined;
}

/** The cart as it will look when the server has done what is asked, as far as a browser can tell. */
export function applyOperation(cart: Cart, operation: Operation): Cart {
  switch (operation.kind) {
    case 'add':
      return withItems(operation.preview.currency, cart, addTo(cart.items, operation));
    case 'set':
      return withItems(cart.currency, cart, setIn(cart.items, operation.variantId, operation.quantity));
    case 'remove-code':
      return withoutCode(cart, operation.code);
    case 'see':
      return { ...cart, notices: cart.notices.filter(({ id }) => !operation.noticeIds.includes(id)) };
    case 'enter-code':
      return cart;
  }
}

function withoutCode(cart: Cart, code: string): Cart {
  const codes = cart.codes.filter((entry) => entry.code !== code);
  const discounts = cart.discounts.filter((discount) => discount.code !== code);
  const freeShipping = discounts.some(({ kind }) => kind === 'free-shipping');
  return withItems(cart.currency, { ...cart, codes, discounts, freeShipping }, cart.items);
}

function addTo(items: readonly CartItem[], { variantId, quantity, preview }: Operation & { kind: 'add' }): CartItem[] {
  const present = items.find((item) => item.variantId === variantId);
  if (present) return setIn(items, variantId, present.quantity + quantity);
  const { currency, ...fields } = preview;
  const added = { ...fields, id: `new:${variantId}`, quantity, wanted: quantity, discount: 0, available: MAX_QUANTITY };
  return [...items, withTotal(added, quantity)];
}

function setIn(items: readonly CartItem[], variantId: string, quantity: number): CartItem[] {
  if (quantity === 0) return items.filter((item) => item.variantId !== variantId);
  return items.map((item) => (item.variantId === variantId ? withTotal(item, quantity) : item));
}

function withTotal(item: Omit<CartItem, 'lineTotal'>, wanted: number): CartItem {
  const quantity = Math.min(wanted, item.available, MAX_QUANTITY);
  return { ...item, quantity, wanted: quantity, lineTotal: quantity * item.unitPrice };
}

function withItems(currency: string, cart: Cart, items: CartItem[]): Cart {
  const subtotal = items.reduce((sum, { lineTotal }) => sum + lineTotal, 0);
  const off = cart.discounts.reduce((sum, { amount }) => sum + amount, 0);
  return {
    ...cart,
    currency: items.length === 0 ? cart.currency : currency,
    items,
    subtotal,
    total: Math.max(0, subtotal - off),
  };
}
