import { respondJson } from '#lib/http/respond-json.ts';

/** Answers as long as the process does; depends on nothing else. */
export const GET = () => respondJson(async () => ({ status: 'ok' }));
