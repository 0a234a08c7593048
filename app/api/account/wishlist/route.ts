import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { limitRequests } from '#lib/http/rate-limit.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondShopper, respondShopperWrite } from '#lib/http/respond-personal.ts';
import { wishesInput, wishParams } from '#lib/wishlists/input.ts';
import { MAX_WISHES } from '#lib/wishlists/limits.ts';
import { readWishlist } from '#lib/wishlists/read.ts';
import { addWishes, removeWish } from '#lib/wishlists/write.ts';

export const GET = (request: Request) => respondShopper(request, readWishlist);

export const POST = (request: Request) =>
  respondShopperWrite(request, async (shopper) => {
    const refusal = await limitRequests(request, 'account-write', shopper.userId);
    if (refusal) return refusal;
    const body = await readJson(request, wishesInput);
    if (!body.ok) return respondProblem(body.problem);
    const added = await addWishes(shopper, body.value.productIds);
    return added.state === 'added' ? readWishlist(shopper) : respondProblem(FULL);
  });

export const DELETE = (request: Request) =>
  respondShopperWrite(request, async (shopper) => {
    const refusal = await limitRequests(request, 'account-write', shopper.userId);
    if (refusal) return refusal;
    const parsed = parseParams(wishParams, new URL(request.url).searchParams);
    if (!parsed.ok) return respondProblem(badParamsProblem(parsed.errors));
    await removeWish(shopper, parsed.params.productId);
    return readWishlist(shopper);
  });

const FULL = {
  status: 409,
  type: 'wishlist-full',
  title: 'The wishlist is full',
  detail: `A wishlist holds ${MAX_WISHES} products: take one out to add another.`,
};
