import type { Promotion } from './types.ts';

export const PROMOTION_STATES = ['running', 'scheduled', 'over', 'used-up', 'off'] as const;

/**
 * - `running`: takes something off where its conditions are met
 * - `scheduled`: begins by itself
 * - `over`: its time has passed
 * - `used-up`: as many orders have it as may
 * - `off`: switched off by hand
 */
export type PromotionState = (typeof PROMOTION_STATES)[number];

/** What a promotion is at a moment; as `refuse` (rules.ts) decides it for a cart. */
export function stateOf({ active, startsAt, endsAt, totalLimit, redeemed }: Promotion, now: Date): PromotionState {
  if (!active) return 'off';
  if (endsAt && now >= endsAt) return 'over';
  if (totalLimit !== null && redeemed >= totalLimit) return 'used-up';
  return startsAt && now < startsAt ? 'scheduled' : 'running';
}
