export type PromotionKind = 'percentage' | 'amount' | 'free-shipping';

/** A reduction of an order: by a code, or by itself where it has none. */
export type Promotion = {
  id: string;
  /** Upper case; null: applies by itself. */
  code: string | null;
  /** What shoppers read. */
  name: string;
  kind: PromotionKind;
  /** Hundredths of a percent, or minor units; 0 for free shipping. */
  value: number;
  currency: string;
  /** Of the goods before reductions, minor units. */
  minimumSubtotal: number;
  startsAt: Date | null;
  /** The first moment at which it is over. */
  endsAt: Date | null;
  totalLimit: number | null;
  perCustomerLimit: number | null;
  /** Whether it goes together with others that do. */
  stackable: boolean;
  active: boolean;
  /** How many orders have it. */
  redeemed: number;
};

/** Why a promotion takes nothing off. */
export type Refusal =
  | { reason: 'inactive' }
  | { reason: 'not-yet'; startsAt: Date }
  | { reason: 'over' }
  | { reason: 'other-currency' }
  | { reason: 'nothing-to-reduce' }
  | { reason: 'below-minimum'; missing: number }
  | { reason: 'total-limit' }
  | { reason: 'customer-limit' }
  /** Delivery costs nothing without it. */
  | { reason: 'free-anyway' }
  /** The goods would cost less, and their delivery more than that. */
  | { reason: 'dearer' }
  /** It does not go together with what takes more off. */
  | { reason: 'outdone'; by: string };
