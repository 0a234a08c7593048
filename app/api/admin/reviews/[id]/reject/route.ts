import { respondJudgement } from '#lib/reviews/respond-judgement.ts';

export const POST = async (request: Request, { params }: RouteContext<'/api/admin/reviews/[id]/reject'>) =>
  respondJudgement(request, (await params).id, 'rejected');
