import { type CheckoutInput, noAddress } from './checkout-input.ts';

const KEY = 'strata.checkout.input';

/**
 * What was typed survives a reload of this tab, and ends with it. What is paid with never comes here. A browser that keeps
 * nothing, or has no room, is no reason not to sell.
 */
export function keepInput(input: CheckoutInput): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(input));
  } catch {}
}

export function forgetInput(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {}
}

/** What was kept, if it still has the form's shape. */
export function readKeptInput(): CheckoutInput | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as CheckoutInput | null;
    if (!kept) return undefined;
    const texts = [
      kept.email,
      kept.shippingMethod,
      ...Object.keys(noAddress('')).map((field) => Object(kept.address)[field]),
    ];
    return texts.every((text) => typeof text === 'string') ? kept : undefined;
  } catch {
    return undefined;
  }
}
