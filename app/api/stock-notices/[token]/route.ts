import { notFoundProblem, respondProblem } from '#lib/http/problem.ts';
import { respondPersonalWrite } from '#lib/http/respond-personal.ts';
import { forgetAddress, readForgetToken } from '#lib/stock-notices/forget.ts';

export const DELETE = (request: Request, { params }: RouteContext<'/api/stock-notices/[token]'>) =>
  respondPersonalWrite(request, async () => {
    const noticeId = readForgetToken((await params).token);
    if (noticeId === undefined) return respondProblem(notFoundProblem('This link was not made by the shop.'));
    await forgetAddress(noticeId);
    return { state: 'forgotten' };
  });
