import { getRuntime, type Runtime } from '#lib/runtime.ts';
import { createStripeProvider } from './stripe/provider.ts';
import { createTestProvider } from './test/provider.ts';

export type ProviderName = 'test' | 'stripe';

/** What a payment is known by at a provider. `paymentId` makes everything that is asked for it idempotent. */
export type PaymentFacts = {
  paymentId: string;
  orderId: string;
  /** Minor units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** The provider's own id, once it has answered. */
  ref?: string | undefined;
};

export type Charge = Omit<PaymentFacts, 'ref'> & {
  /** Stands for a card that only the provider has seen. */
  token: string;
  /** Nobody has asked for it before, not even a process that died: then what cannot be sent is known not to be charged. */
  isFirst?: boolean;
};

type Succeeded = { state: 'succeeded'; ref: string };
type Declined = {
  state: 'declined';
  ref?: string;
  /** The provider's word for why, such as `card_declined`. */
  code: string;
};

/**
 * What became of a charge.
 *
 * - `requires-action`: the shopper has to confirm: at `actionUrl`, a page of this shop's test bank, or by Stripe's own script
 *   with `clientSecret`. Nobody is charged before
 * - `declined`: nobody has been or will be charged for it
 * - `unknown`: there was no answer in time; they may have been charged. `settlePayment` finds out
 */
export type ChargeOutcome =
  | Succeeded
  | { state: 'requires-action'; ref: string; actionUrl?: string; clientSecret?: string }
  | Declined
  | { state: 'unknown' };

/** What an order is told of: it does not change any more. `cancelled`: the shopper never confirmed, or was never charged. */
export type FinalOutcome = Succeeded | Declined | { state: 'cancelled'; ref?: string };

/**
 * What a provider has in its books.
 *
 * - `absent`: nothing that could still become a charge by itself, but one that is on its way may
 * - `mismatch`: another amount or currency was paid than was asked for
 */
export type FoundOutcome =
  | ChargeOutcome
  | FinalOutcome
  | { state: 'absent' }
  | { state: 'mismatch'; ref: string; amount: number; currency: string };

/** `pending`: taken, and the provider will tell. `unknown`: no answer in time; the same refund can be asked for again. */
export type RefundOutcome =
  | { state: 'succeeded'; ref: string }
  | { state: 'pending'; ref: string }
  | { state: 'failed'; ref?: string; code: string }
  | { state: 'unknown' };

export type PaymentProvider = {
  /** Charges once, however often it is called for one payment. Never rejects for what the provider or the network does. */
  charge(charge: Charge): Promise<ChargeOutcome>;
  /** What has become of it. */
  find(payment: PaymentFacts): Promise<FoundOutcome>;
  /**
   * Sees to it that nobody will be charged for it, even by what is on its way.
   * @returns `cancelled`, or what it had become before; `unknown` when that is not certain
   */
  cancel(payment: PaymentFacts): Promise<FoundOutcome>;
  /** Gives back a part of what was paid, once for each `refundId`. */
  refund(refund: { refundId: string; ref: string; amount: number; currency: string }): Promise<RefundOutcome>;
};

/** On globalThis, since Next evaluates each module several times in one process; by runtime, since tests open several. */
const KEY = Symbol.for('strata.payment-providers');
type Providers = Partial<Record<ProviderName, PaymentProvider>>;
const shared = globalThis as { [KEY]?: WeakMap<Runtime, Providers> };

/** The one that takes new payments. Others are asked about old ones only: nobody pays with test cards where Stripe is set up. */
export function offeredProvider(): ProviderName {
  return getRuntime().config.stripe ? 'stripe' : 'test';
}

/**
 * The provider of this name.
 * @throws Error for one that is not configured
 */
export function getProvider(name: ProviderName): PaymentProvider {
  const runtime = getRuntime();
  shared[KEY] ??= new WeakMap();
  const known = shared[KEY].get(runtime) ?? {};
  shared[KEY].set(runtime, known);
  known[name] ??= createProvider(name, runtime);
  return known[name];
}

function createProvider(name: ProviderName, { db, config, log }: Runtime): PaymentProvider {
  if (name === 'test') return config.stripe ? withoutCharges(createTestProvider(db)) : createTestProvider(db);
  if (!config.stripe) throw new Error('a payment was made with Stripe, which is not configured any more');
  return createStripeProvider(config.stripe, log);
}

/** Whatever a checkout lets through: nobody pays with test cards in a shop that takes real ones. */
const withoutCharges = (provider: PaymentProvider): PaymentProvider => ({
  ...provider,
  charge: async () => ({ state: 'declined', code: 'provider_not_offered' }),
});
