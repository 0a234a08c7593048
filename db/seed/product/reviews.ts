import type { Random } from '../random.ts';
import { AUTHORS, BODIES, CLOSINGS, REMARKS, TITLES } from '../words/reviews.ts';
import type { Place } from './assortment.ts';
import type { SeedReview } from './types.ts';

/** How often a product has 0, 1, ... 6 reviews, out of 100; liked products have more. */
const COUNTS = [36, 22, 16, 11, 7, 5, 3];

/** Reviews of a product, written between its first day and `until`, oldest first. */
export function writeReviews(random: Random, { department }: Place, popularity: number, from: number, until: number) {
  const count = Math.min(6, drawCount(random) + (popularity > 400 ? 2 : 0));
  const taste = random.next();
  const times = Array.from({ length: count }, () => from + random.next() * (until - from)).sort((a, b) => a - b);
  return times.map((time): SeedReview => {
    const rating = drawRating(random, taste);
    const mood = rating >= 4 ? 'pleased' : rating === 3 ? 'mixed' : 'let-down';
    const parts = [random.pick(BODIES[mood])];
    if (random.chance(0.65)) parts.push(random.pick(REMARKS[department.slug][mood]));
    if (random.chance(0.35)) parts.push(random.pick(CLOSINGS[mood]));
    return {
      rating,
      title: random.pick(TITLES[mood]),
      body: parts.join(' '),
      author: random.pick(AUTHORS),
      createdAt: new Date(time).toISOString(),
    };
  });
}

function drawCount(random: Random): number {
  let rest = random.next() * 100;
  for (const [count, share] of COUNTS.entries()) {
    rest -= share;
    if (rest < 0) return count;
  }
  return 0;
}

/** Mostly 4 and 5; products that fewer people like collect more threes and an odd one. */
function drawRating(random: Random, taste: number): number {
  const luck = random.next() * 0.75 + taste * 0.25;
  if (luck > 0.52) return 5;
  if (luck > 0.27) return 4;
  if (luck > 0.12) return 3;
  return luck > 0.05 ? 2 : 1;
}
