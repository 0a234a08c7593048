export type ReviewStatus = 'pending' | 'published' | 'rejected';

/** What of a review counts in its product's rating. Undefined stands for a review that is not there. */
export type Counted = { status: ReviewStatus; rating: number } | undefined;

/** What is to be added to `products.rating_sum` and `rating_count`. */
export type RatingShift = { sum: number; count: number };

/** What a product's rating gains, or loses, when a review goes from one state to another: only published ones count. */
export function shiftRating(before: Counted, after: Counted): RatingShift {
  const [was, is] = [weigh(before), weigh(after)];
  // `+ 0`: nothing is 0, never -0.
  return { sum: is.sum - was.sum + 0, count: is.count - was.count + 0 };
}

const weigh = (review: Counted): RatingShift =>
  review?.status === 'published' ? { sum: review.rating, count: 1 } : { sum: 0, count: 0 };
