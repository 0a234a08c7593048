import { respondProblem } from '#lib/http/problem.ts';
import { respondAdmin } from '#lib/http/respond-admin.ts';
import { respondVersionedDelete, respondVersionedWrite } from '#lib/http/respond-versioned.ts';
import { deletePromotion, findPromotion, updatePromotion } from '#lib/promotions/admin.ts';
import { promotionPatch } from '#lib/promotions/input.ts';
import { respondPromotionWrite, unknownPromotion } from '#lib/promotions/respond-promotion.ts';

type Context = RouteContext<'/api/admin/promotions/[id]'>;

export const GET = (request: Request, { params }: Context) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const promotion = await findPromotion(actor, (await params).id);
    return promotion ?? respondProblem(unknownPromotion);
  });

export const PATCH = (request: Request, { params }: Context) =>
  respondVersionedWrite(request, 'editor', params, promotionPatch, async ({ actor, id, fields, version }) =>
    respondPromotionWrite(await updatePromotion(actor, id, fields, version)),
  );

export const DELETE = (request: Request, { params }: Context) =>
  respondVersionedDelete(request, 'editor', params, async ({ actor, id, version }) =>
    respondPromotionWrite(await deletePromotion(actor, id, version)),
  );
