import { countOf } from '#app/_ui/primitives/count-of.ts';
import { Stars } from '#app/_ui/primitives/rating.tsx';
import type { Page, Product, Review } from '#lib/catalog/types.ts';

export type ProductReviewsProps = { rating: Product['rating']; reviews: Page<Review> };

const dates = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' });

export function ProductReviews({ rating, reviews }: ProductReviewsProps) {
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid gap-x-10 gap-y-8 lg:grid-cols-12">
      <div className="lg:col-span-4">
        <h2 id="reviews-title" className="heading text-title-2">
          Reviews
        </h2>
        {rating.count > 0 ? (
          <div className="mt-5 flex items-center gap-4">
            <p className="font-title text-title-1 tabular-nums tracking-tight">{rating.average.toFixed(1)}</p>
            <div className="text-ink-soft text-small">
              <Stars rating={rating.average} size="large" />
              <p>from {countOf(rating.count, 'review')}</p>
            </div>
          </div>
        ) : (
          <p className="mt-3 text-ink-soft">Nobody has written one yet.</p>
        )}
      </div>
      {reviews.items.length > 0 && (
        <div className="lg:col-span-8">
          <ul>
            {reviews.items.map((review) => (
              <li key={review.id}>
                <ReviewItem review={review} />
              </li>
            ))}
          </ul>
          {reviews.total > reviews.items.length && (
            <p className="border-line border-t pt-4 text-ink-soft text-small">
              The newest {reviews.items.length} of {reviews.total.toLocaleString('en')}.
            </p>
          )}
        </div>
      )}
    </section>
  );
}

function ReviewItem({ review }: { review: Review }) {
  return (
    <article className="border-line border-t py-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="font-semibold">{review.title}</h3>
        <Stars rating={review.rating} />
      </div>
      <p className="mt-2 max-w-prose text-small">{review.body}</p>
      <p className="mt-3 text-ink-soft text-micro">
        {review.author}, <time dateTime={review.createdAt}>{dates.format(new Date(review.createdAt))}</time>
      </p>
    </article>
  );
}
