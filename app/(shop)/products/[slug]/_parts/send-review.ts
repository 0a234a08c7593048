import type { ReviewInput } from '#lib/reviews/input.ts';
import type { OwnReview } from '#lib/reviews/own.ts';

type Failed = { state: 'failed'; message: string };
export type ReviewAnswer =
  | { state: 'saved'; review: OwnReview }
  | { state: 'invalid'; errors: { pointer: string; detail: string }[] }
  | Failed;

const UNREACHABLE: Failed = {
  state: 'failed',
  message: 'The shop cannot be reached. What you wrote is still here: try again.',
};

/** Never rejects. */
export async function sendReview(productId: string, review: ReviewInput): Promise<ReviewAnswer> {
  try {
    const response = await fetch(`/api/products/${productId}/reviews`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(review),
    });
    const answer = await response.json();
    if (response.ok) return { state: 'saved', review: answer };
    if (answer.errors) return { state: 'invalid', errors: answer.errors };
    return { state: 'failed', message: explain(response.status, answer.detail) };
  } catch {
    return UNREACHABLE;
  }
}

/** Never rejects. */
export async function removeReview(productId: string): Promise<{ state: 'removed' } | Failed> {
  try {
    const response = await fetch(`/api/products/${productId}/reviews/mine`, { method: 'DELETE' });
    // Gone is gone, whoever removed it.
    if (response.ok || response.status === 404) return { state: 'removed' };
    return { state: 'failed', message: explain(response.status) };
  } catch {
    return UNREACHABLE;
  }
}

function explain(status: number, detail?: string): string {
  if (status === 401)
    return 'You are signed out by now. Sign in in another tab, then try again: what you wrote stays here.';
  return detail ?? 'That could not be saved. Trying again may help.';
}
