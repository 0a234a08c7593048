import { limitRequests } from '#lib/http/rate-limit.ts';
import { respondShopperWrite } from '#lib/http/respond-personal.ts';
import { shareWishlist, stopSharingWishlist } from '#lib/wishlists/share.ts';

export const POST = (request: Request) =>
  respondShopperWrite(request, async (shopper) => {
    const refusal = await limitRequests(request, 'account-write', shopper.userId);
    return refusal ?? { shareUrl: await shareWishlist(shopper) };
  });

export const DELETE = (request: Request) =>
  respondShopperWrite(request, async (shopper) => {
    const refusal = await limitRequests(request, 'account-write', shopper.userId);
    if (refusal) return refusal;
    await stopSharingWishlist(shopper);
    return { shareUrl: null };
  });
