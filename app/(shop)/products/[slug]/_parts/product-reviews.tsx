import { productReviewsHref } from '#app/_ui/hrefs.ts';
import { Link } from '#app/_ui/link.tsx';
import { buttonStyles } from '#app/_ui/primitives/button-styles.ts';
import { countOf } from '#app/_ui/primitives/count-of.ts';
import type { Product, ReviewPage } from '#lib/catalog/types.ts';
import { RatingSummary } from './rating-summary.tsx';
import { ReviewButton } from './review-button.tsx';
import { ReviewItem } from './review-item.tsx';

export type ProductReviewsProps = { product: Pick<Product, 'id' | 'slug' | 'name' | 'rating'>; reviews: ReviewPage };

/** The newest on the product's page; all of them have pages of their own, which need no scripts. */
const SHOWN = 4;

export function ProductReviews({ product, reviews }: ProductReviewsProps) {
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="grid gap-x-10 gap-y-8 lg:grid-cols-12">
      <div className="lg:col-span-4">
        <h2 id="reviews-title" className="heading text-title-2">
          Reviews
        </h2>
        <RatingSummary rating={product.rating} distribution={reviews.distribution} />
        <ReviewButton productId={product.id} productName={product.name} slug={product.slug} />
      </div>
      {reviews.items.length > 0 && (
        <div className="lg:col-span-8">
          <ul>
            {reviews.items.slice(0, SHOWN).map((review) => (
              <li key={review.id}>
                <ReviewItem review={review} />
              </li>
            ))}
          </ul>
          {reviews.total > SHOWN && (
            <p className="border-line border-t pt-7">
              <Link href={productReviewsHref(product.slug)} className={buttonStyles.outline}>
                All {countOf(reviews.total, 'review')}
              </Link>
            </p>
          )}
        </div>
      )}
    </section>
  );
}
