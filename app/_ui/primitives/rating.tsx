import { clsx } from 'clsx';
import { countOf } from './count-of.ts';
import { StarIcon } from './icons.tsx';

export type RatingProps = { average: number; count: number };

/** One star and the figures: for cards, where five stars would be noise. */
export function RatingFigure({ average, count }: RatingProps) {
  if (count === 0) return null;
  return (
    <span className="inline-flex items-center gap-1 text-ink-soft text-micro tabular-nums">
      <StarIcon className="size-3.5 text-ink" />
      <span className="sr-only">{`Rated ${average.toFixed(1)} of 5 in ${countOf(count, 'review')}`}</span>
      <span aria-hidden="true">
        <span className="font-semibold text-ink">{average.toFixed(1)}</span> ({count})
      </span>
    </span>
  );
}

export type StarsProps = { rating: number; className?: string };

/** Five stars, filled to the nearest half. */
export function Stars({ rating, className = 'size-4' }: StarsProps) {
  const halves = Math.round(rating * 2);
  return (
    <span role="img" aria-label={`${rating} of 5 stars`} className="inline-flex gap-0.5">
      {[1, 2, 3, 4, 5].map((star) => (
        <span key={star} className={clsx('relative text-line', className)}>
          <StarIcon className={className} />
          {halves >= star * 2 - 1 && (
            <span
              className={clsx(
                'absolute inset-y-0 left-0 overflow-hidden text-ink',
                halves >= star * 2 ? 'w-full' : 'w-1/2',
              )}
            >
              <StarIcon className={className} />
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
