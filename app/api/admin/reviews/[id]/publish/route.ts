import { respondJudgement } from '#lib/reviews/respond-judgement.ts';

export const POST = (request: Request, { params }: RouteContext<'/api/admin/reviews/[id]/publish'>) =>
  respondJudgement(request, params, 'published');
