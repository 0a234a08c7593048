import { connection } from 'next/server';
import { checkReadiness } from '#lib/health/readiness.ts';

/** 200 when the shop can serve: the database answers. Without Redis it is slower, not broken. */
export async function GET() {
  await connection();
  const readiness = await checkReadiness();
  return Response.json(readiness, { status: readiness.status === 'unavailable' ? 503 : 200 });
}
