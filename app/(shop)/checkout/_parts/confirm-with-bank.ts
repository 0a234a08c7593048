import { openStripe } from './load-stripe.ts';

/**
 * Has the shopper confirm with their bank, in a dialog of Stripe's, and lets the shop ask what came of it. However it ends, the
 * order's page says it: this never rejects.
 * @param orderUrl of the order's page; its query says that this browser may see it
 */
export async function confirmWithBank(publishableKey: string, clientSecret: string, orderUrl: string): Promise<void> {
  const { pathname, search } = new URL(orderUrl, location.href);
  try {
    const stripe = await openStripe(publishableKey);
    await stripe.handleNextAction({ clientSecret });
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`/api${pathname}/payment${search}`, { method: 'POST', headers, body: '{}' });
  } catch {
    // Stripe tells the shop as well, and a job asks in the end.
  }
}
