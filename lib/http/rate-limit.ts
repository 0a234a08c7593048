import { getRuntime } from '#lib/runtime.ts';
import { CLIENT_ADDRESS } from './client-address.ts';
import { clientKey } from './client-key.ts';
import { respondProblem } from './problem.ts';
import { getRateLimiter } from './rate-limiter.ts';
import { type Budget, RATE_LIMITS, type RateLimit, type RateLimitName } from './rate-limits.ts';
import { currentScope } from './scope.ts';

/**
 * Counts a request against a limit of the table in rate-limits.ts.
 * @param account id of whoever is signed in, for limits that have a budget for accounts
 * @returns the refusal to answer with, status 429, where a budget is used up; undefined where the request may go on
 */
export async function limitRequests(
  request: Pick<Request, 'headers'>,
  name: RateLimitName,
  account?: string,
): Promise<Response | undefined> {
  const limiter = getRateLimiter(getRuntime());
  const limit: RateLimit = RATE_LIMITS[name];
  if (limit.shields === 'load' && currentScope()?.peer === 'loopback') return undefined;
  const client = clientKey(request.headers.get(CLIENT_ADDRESS) ?? '');
  const counts = [refuseOver(`${name}:client`, client, limit.client)];
  if (limit.account && account) counts.push(refuseOver(`${name}:account`, account, limit.account));
  return (await Promise.all(counts)).find((refusal) => refusal !== undefined);

  async function refuseOver(counter: string, key: string, budget: Budget): Promise<Response | undefined> {
    const count = await limiter.count(counter, key, budget);
    return count.state === 'over' ? refuse(name, budget, count.resetMs) : undefined;
  }
}

/** With the header fields of draft-ietf-httpapi-ratelimit-headers. */
function refuse(name: string, { requests, seconds }: Budget, resetMs: number): Response {
  const resetSeconds = Math.max(1, Math.ceil(resetMs / 1_000));
  const response = respondProblem({
    status: 429,
    type: 'too-many-requests',
    title: 'Too many requests',
    detail: `That was more than ${requests} in ${seconds} seconds. Trying again in ${resetSeconds} seconds will help.`,
  });
  response.headers.set('Retry-After', String(resetSeconds));
  response.headers.set('RateLimit-Policy', `"${name}";q=${requests};w=${seconds}`);
  response.headers.set('RateLimit', `"${name}";r=0;t=${resetSeconds}`);
  return response;
}
