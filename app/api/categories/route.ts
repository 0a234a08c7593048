import { connection } from 'next/server';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { respondJson } from '#lib/http/respond-json.ts';

export const GET = async () => {
  // A handler that uses nothing of the request would be answered once, at build time.
  await connection();
  return respondJson(async () => ({ items: await getCategoryTree() }));
};
