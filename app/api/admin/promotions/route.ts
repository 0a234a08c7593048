import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminQuery, respondAdminWrite } from '#lib/http/respond-admin.ts';
import { createPromotion } from '#lib/promotions/admin.ts';
import { promotionInput } from '#lib/promotions/input.ts';
import { listPromotions, promotionListQuery } from '#lib/promotions/list.ts';
import { respondPromotionWrite } from '#lib/promotions/respond-promotion.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', promotionListQuery, listPromotions);

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, promotionInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondPromotionWrite(await createPromotion(actor, body.value), { created: true });
  });
