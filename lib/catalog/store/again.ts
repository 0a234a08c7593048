import { isDeadlock, violatedConstraint } from '#db/violated-constraint.ts';
import type { FieldError } from '../check-product.ts';

const ATTEMPTS = 3;
/** Where what was free when it was looked up was taken before it could be written. */
const TAKEN: Record<string, string> = { products_slug_unique: '/slug', variants_sku_unique: '/variants' };

/**
 * Does a write anew that met another one: a deadlock has passed, and what was taken meanwhile is now seen to be.
 * @param refuse makes the answer when it is taken each time
 * @throws what `write` throws otherwise
 */
export async function writeAgain<Result>(
  write: () => Promise<Result>,
  refuse: (errors: FieldError[]) => Result,
  attempt = 1,
): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const pointer = TAKEN[violatedConstraint(error) ?? ''];
    if (pointer === undefined && !isDeadlock(error)) throw error;
    if (attempt < ATTEMPTS) return writeAgain(write, refuse, attempt + 1);
    if (pointer === undefined) throw error;
    return refuse([{ pointer, detail: 'is that of another product' }]);
  }
}
