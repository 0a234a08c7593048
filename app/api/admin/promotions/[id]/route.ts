import { isId } from '#lib/catalog/ids.ts';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { badIdProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';
import { findPromotion, updatePromotion } from '#lib/promotions/admin.ts';
import { promotionPatch } from '#lib/promotions/input.ts';
import { respondPromotionWrite, unknownPromotion } from '#lib/promotions/respond-promotion.ts';

type Context = RouteContext<'/api/admin/promotions/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const promotion = await findPromotion(actor, (await params).id);
    return promotion ?? respondProblem(unknownPromotion);
  });

export const PATCH = (request: Request, { params }: Context) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const { id } = await params;
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, promotionPatch);
    if (!body.ok) return respondProblem(body.problem);
    const { version, ...patch } = body.value;
    const expected = expectVersion(request.headers, version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondPromotionWrite(await updatePromotion(actor, id, patch, expected.version));
  });
