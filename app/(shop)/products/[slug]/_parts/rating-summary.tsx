import { countOf } from '#app/_ui/primitives/count-of.ts';
import { Stars } from '#app/_ui/primitives/rating.tsx';
import type { Product, ReviewPage } from '#lib/catalog/types.ts';

export type RatingSummaryProps = { rating: Product['rating']; distribution: ReviewPage['distribution'] };

/** The average, and how many gave how many stars. */
export function RatingSummary({ rating, distribution }: RatingSummaryProps) {
  if (rating.count === 0) return <p className="mt-3 text-ink-soft">Nobody has written one yet.</p>;
  return (
    <>
      <div className="mt-5 flex items-center gap-4">
        <p className="font-title text-title-1 tabular-nums tracking-tight">{rating.average.toFixed(1)}</p>
        <div className="text-ink-soft text-small">
          <Stars rating={rating.average} size="large" />
          <p>from {countOf(rating.count, 'review')}</p>
        </div>
      </div>
      <RatingBars distribution={distribution} />
    </>
  );
}

function RatingBars({ distribution }: Pick<RatingSummaryProps, 'distribution'>) {
  const total = distribution.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  return (
    <ul className="mt-6 max-w-xs space-y-1.5 text-micro tabular-nums">
      {[5, 4, 3, 2, 1].map((stars) => {
        const count = distribution[stars - 1] ?? 0;
        return (
          <li key={stars} className="grid grid-cols-[2.25rem_1fr_2.25rem] items-center gap-x-3">
            <span className="sr-only">{`${countOf(stars, 'star')}: ${countOf(count, 'review')}`}</span>
            <span aria-hidden="true" className="flex items-center gap-1.5 font-medium">
              {stars} <span className="star size-3!" />
            </span>
            <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-line">
              <span className="block h-full rounded-full bg-ink" style={{ width: `${(100 * count) / total}%` }} />
            </span>
            <span aria-hidden="true" className="text-right text-ink-soft">
              {count}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
