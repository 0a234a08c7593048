/** Why a form of a page without scripts put nothing into the cart. @param refused as `/cart/add` sends it along */
export function explainAdd(refused: unknown): string {
  switch (refused) {
    case 'sold-out':
      return 'It is sold out.';
    case 'unknown-variant':
      return 'It is not sold any more.';
    case 'other-currency':
      return 'It is sold in another currency than what is in the cart, and one cart has one currency.';
    case 'full':
      return 'The cart is full: it holds a hundred different things.';
    default:
      return 'The shop could not do it just now. Please try again in a moment.';
  }
}

/** Why a shared link put no code into the cart. @param refused as `/promo/CODE` sends it along */
export function explainCode(code: string, refused: unknown): string {
  switch (refused) {
    case 'unknown-code':
      return `There is no code ${code}.`;
    case 'inactive':
    case 'over':
      return `${code} is over.`;
    case 'not-yet':
      return `${code} has not begun yet.`;
    case 'total-limit':
      return `${code} has been used as often as it could be.`;
    case 'customer-limit':
      return `You have used ${code} before.`;
    case 'other-currency':
      return `${code} is for carts in another currency.`;
    default:
      return `${code} could not be put into the cart. Please try again in a moment.`;
  }
}
