import { CheckIcon } from '#app/_ui/primitives/icons.tsx';
import { Stars } from '#app/_ui/primitives/rating.tsx';
import type { Review } from '#lib/catalog/types.ts';

const dates = new Intl.DateTimeFormat('en-IE', { dateStyle: 'long', timeZone: 'UTC' });

export type ReviewItemProps = { review: Review; headingLevel?: 'h2' | 'h3' };

export function ReviewItem({ review, headingLevel: Heading = 'h3' }: ReviewItemProps) {
  return (
    <article className="border-line border-t py-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Heading className="font-semibold">{review.title}</Heading>
        <Stars rating={review.rating} />
      </div>
      <p className="mt-2 max-w-prose whitespace-pre-line break-words text-small">{review.body}</p>
      <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-micro">
        <span>
          {review.author}, <time dateTime={review.createdAt}>{dates.format(new Date(review.createdAt))}</time>
        </span>
        {review.verifiedBuyer && (
          <span className="inline-flex items-center gap-1 font-medium text-good">
            <CheckIcon className="size-4" />
            Verified buyer
          </span>
        )}
      </p>
    </article>
  );
}
