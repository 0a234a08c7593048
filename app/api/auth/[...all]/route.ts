import { handleAuth } from '#lib/accounts/handle-auth.ts';
import { respondJson } from '#lib/http/respond-json.ts';

const answer = (request: Request, { params }: RouteContext<'/api/auth/[...all]'>) =>
  respondJson(async () => handleAuth(request, (await params).all.join('/')));

export { answer as GET, answer as POST };
