import type { PaymentResult } from '#lib/orders/apply-payment.ts';
import type { FoundOutcome, RefundOutcome } from './port.ts';

export type PaymentStatus = 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'cancelled';

/**
 * What an outcome means for a payment.
 *
 * - `settle`: it comes to an end, and its order with it
 * - `await`: the shopper has to confirm it
 * - `ignore`: it says nothing new. News come in any order and more than once: what is final stays
 */
export type Transition =
  | {
      action: 'settle';
      status: 'succeeded' | 'failed' | 'cancelled';
      ref: string | undefined;
      failureCode: string | undefined;
      result: PaymentResult;
    }
  | { action: 'await'; ref: string }
  | { action: 'ignore' };

/** The provider's word for a payment that was made with another amount or currency than was asked for. */
export const MISMATCH = 'amount_mismatch';

/** Whether money came that is not the order's: it failed, and yet somebody was charged. */
export const wasMischarged = (payment: { failureCode: string | null } | null): boolean =>
  payment?.failureCode === MISMATCH;

export const isOpen = (status: PaymentStatus): boolean => status === 'pending' || status === 'requires_action';

/**
 * Decides by the payment's status alone. Money that came after the payment had ended is a fact all the same: it goes to
 * `succeeded`, and the order says whether it has to go back.
 */
export function planTransition(status: PaymentStatus, outcome: FoundOutcome): Transition {
  if (outcome.state === 'succeeded') {
    if (status === 'succeeded') return { action: 'ignore' };
    return settle('succeeded', outcome.ref, undefined, { state: 'succeeded' });
  }
  if (!isOpen(status)) return { action: 'ignore' };
  switch (outcome.state) {
    case 'requires-action':
      return status === 'pending' ? { action: 'await', ref: outcome.ref } : { action: 'ignore' };
    case 'declined':
      return settle('failed', outcome.ref, outcome.code, { state: 'declined', code: outcome.code });
    case 'mismatch':
      return settle('failed', outcome.ref, MISMATCH, { state: 'declined', code: MISMATCH });
    case 'cancelled':
      return settle('cancelled', outcome.ref, undefined, { state: 'cancelled' });
    case 'absent':
    case 'unknown':
      return { action: 'ignore' };
  }
}

const settle = (
  status: 'succeeded' | 'failed' | 'cancelled',
  ref: string | undefined,
  failureCode: string | undefined,
  result: PaymentResult,
): Transition => ({ action: 'settle', status, ref, failureCode, result });

export type RefundStatus = 'pending' | 'succeeded' | 'failed';

/** What an outcome means for a refund. Banks send some back days after they had succeeded; what has failed stays so. */
export function planRefund(status: RefundStatus, { state }: RefundOutcome): 'move' | 'ignore' {
  if (state === 'unknown' || state === 'pending' || state === status) return 'ignore';
  return status === 'failed' ? 'ignore' : 'move';
}
