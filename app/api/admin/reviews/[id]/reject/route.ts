import { respondJudgement } from '#lib/reviews/respond-judgement.ts';

export const POST = (request: Request, { params }: RouteContext<'/api/admin/reviews/[id]/reject'>) =>
  respondJudgement(request, params, 'rejected');
