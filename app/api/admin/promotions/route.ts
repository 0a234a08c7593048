import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';
import { createPromotion } from '#lib/promotions/admin.ts';
import { promotionInput } from '#lib/promotions/input.ts';
import { listPromotions, promotionListQuery } from '#lib/promotions/list.ts';
import { respondPromotionWrite } from '#lib/promotions/respond-promotion.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(promotionListQuery, new URL(request.url).searchParams);
    return parsed.ok ? listPromotions(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, promotionInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondPromotionWrite(await createPromotion(actor, body.value), { created: true });
  });
