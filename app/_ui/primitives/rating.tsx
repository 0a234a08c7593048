import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { countOf } from './count-of.ts';

export type RatingProps = { average: number; count: number };

/** One star and the figures: for cards, where five stars would be noise. */
export function RatingFigure({ average, count }: RatingProps) {
  if (count === 0) return null;
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-ink-soft text-micro tabular-nums">
      <span aria-hidden="true" className="star" />
      <span className="sr-only">{`Rated ${average.toFixed(1)} of 5 in ${countOf(count, 'review')}`}</span>
      <span aria-hidden="true">
        <span className="font-semibold text-ink">{average.toFixed(1)}</span> ({count})
      </span>
    </span>
  );
}

export type StarsProps = { rating: number; size?: 'regular' | 'large' };

/** Five stars, filled to the nearest half. */
export function Stars({ rating, size = 'regular' }: StarsProps) {
  const filled = { '--filled': `${Math.round(rating * 2) * 10}%` } as CSSProperties;
  return (
    <span
      role="img"
      aria-label={`${rating} of 5 stars`}
      className={clsx('stars', size === 'large' && 'stars-large')}
      style={filled}
    />
  );
}
