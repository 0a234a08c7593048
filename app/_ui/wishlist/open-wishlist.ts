import { keepIds, readKeptIds } from '#app/_ui/kept-ids.ts';
import { forgetSignedIn, mayBeSignedIn } from '#app/_ui/signed-in-hint.ts';
import { MAX_WISHES } from '#lib/wishlists/limits.ts';
import type { WishlistPlace } from './wishlist-model.ts';

/** Of a guest's list in this browser. */
export const WISHLIST_KEY = 'strata:wishlist';

/** What a guest has put on the list in this browser. */
export const readWishes = (): string[] => readKeptIds(WISHLIST_KEY, MAX_WISHES);

const PATH = '/api/account/wishlist';
type Answer = { items: { productId: string }[] };

/** Said to people as it is. */
export class WishlistError extends Error {
  override name = 'WishlistError';
}

/**
 * The list of whoever looks: of their account when they are signed in, else of this browser. What was kept here as a guest
 * goes to the account with the first look after signing in.
 */
export async function openWishlist(): Promise<{ ids: readonly string[]; place: WishlistPlace }> {
  if (!mayBeSignedIn()) return atHome();
  const kept = readWishes();
  const answer = kept.length > 0 ? await ask('POST', '', { productIds: kept }) : await ask('GET');
  if (answer.status === 401) {
    forgetSignedIn();
    return atHome();
  }
  // Where nothing fitted, the list of the account is shown all the same.
  const list = answer.status === 409 ? await ask('GET') : answer;
  if (!list.ok) throw new WishlistError('The wishlist did not answer. Trying again may help.');
  const { items } = (await list.json()) as Answer;
  const ids = items.map(({ productId }) => productId);
  if (answer.ok && kept.length > 0) dropMoved(kept, ids);
  return { ids, place: inAccount };
}

/** What has gone to the account need not be kept here any more; what did not fit is, and what another tab has added meanwhile. */
function dropMoved(sent: readonly string[], inAccount: readonly string[]): void {
  const [moved, present] = [new Set(sent), new Set(inAccount)];
  const isFull = inAccount.length >= MAX_WISHES;
  keepIds(
    WISHLIST_KEY,
    readWishes().filter((id) => (isFull ? !present.has(id) : !moved.has(id))),
  );
}

const inAccount: WishlistPlace = {
  add: async (id) => assertDone(await ask('POST', '', { productIds: [id] })),
  remove: async (id) => assertDone(await ask('DELETE', `?productId=${id}`)),
};

async function assertDone(answer: Response): Promise<void> {
  if (answer.ok) return;
  if (answer.status === 409) throw new WishlistError(`The wishlist is full: it holds ${MAX_WISHES} products.`);
  if (answer.status === 401) {
    forgetSignedIn();
    throw new WishlistError('You are signed out by now. Sign in again to change your wishlist.');
  }
  throw new WishlistError('That could not be saved. Trying again may help.');
}

function atHome(): { ids: readonly string[]; place: WishlistPlace } {
  const change = async (next: (ids: string[]) => string[]) => {
    // Read anew: another tab may have changed it.
    const ids = next(readWishes());
    if (ids.length > MAX_WISHES) throw new WishlistError(`The wishlist is full: it holds ${MAX_WISHES} products.`);
    if (!keepIds(WISHLIST_KEY, ids)) throw new WishlistError('This browser does not let the shop keep a list.');
  };
  return {
    ids: readWishes(),
    place: {
      add: (id) => change((ids) => [id, ...ids.filter((other) => other !== id)]),
      remove: (id) => change((ids) => ids.filter((other) => other !== id)),
    },
  };
}

async function ask(method: 'GET' | 'POST' | 'DELETE', query = '', body?: object): Promise<Response> {
  try {
    return await fetch(`${PATH}${query}`, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new WishlistError('The shop cannot be reached. Trying again may help.');
  }
}
