import { respondPromoLink } from '#lib/cart/respond-promo-link.ts';

export const GET = async (request: Request, { params }: RouteContext<'/promo/[code]'>) =>
  respondPromoLink(request, (await params).code);
