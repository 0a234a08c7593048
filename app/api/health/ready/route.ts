import { checkReadiness } from '#lib/health/readiness.ts';
import { respondJson } from '#lib/http/respond-json.ts';

/** 200 when the shop can serve: the database answers. Without Redis it is slower, not broken. */
export const GET = () =>
  respondJson(async () => {
    const readiness = await checkReadiness();
    return Response.json(readiness, { status: readiness.status === 'unavailable' ? 503 : 200 });
  });
