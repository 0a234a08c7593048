/** Why a write of a cart was not made; nothing has changed. */
export type CartRefusal =
  | { state: 'unknown-variant' }
  | { state: 'unknown-item' }
  | { state: 'sold-out'; variantId: string; name: string }
  | { state: 'other-currency'; currency: string }
  | { state: 'full'; maxLines: number }
  | { state: 'unknown-code'; code: string }
  /** `message` is for the shopper. */
  | { state: 'refused-code'; code: string; reason: string; message: string };

/** Thrown inside a transaction, so that whatever it has done is undone; caught where the transaction was begun. */
export class CartRefused extends Error {
  override name = 'CartRefused';
  readonly refusal: CartRefusal;

  constructor(refusal: CartRefusal) {
    super(refusal.state);
    this.refusal = refusal;
  }
}
