import type { Random } from '../random.ts';
import type { SeedVariant } from './types.ts';

/** Fills the shelves: two products in a hundred are sold out, some variants are, and some are about to be. */
export function stockVariants(random: Random, variants: SeedVariant[]): void {
  const isSoldOut = random.chance(0.02);
  for (const variant of variants) {
    const luck = random.next();
    const plenty = 5 + Math.floor(115 * random.next() ** 1.5);
    if (isSoldOut || luck < 0.06) variant.available = 0;
    else variant.available = luck < 0.14 ? random.between(1, 5) : plenty;
  }
}
