import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Actor, assertMay } from '#lib/accounts/actor.ts';
import type { HistoryStep } from '#lib/cache/engine/observe/history.ts';
import { matchRoute } from '#lib/pages/match-route.ts';
import { createPageKey } from '#lib/pages/page-key.ts';
import { toPageRequest } from '#lib/pages/page-request.ts';
import { getRuntime } from '#lib/runtime.ts';

const text = z.string('must be given once').min(1).max(600);

/** A key of the cache, such as `product:1:42`, or the address of a page. */
export const subjectQuery = z
  .object({ key: text.optional(), url: text.startsWith('/', 'must be a path').optional() })
  .refine(({ key, url }) => (key === undefined) !== (url === undefined), {
    path: ['key'],
    message: 'must be given, or url, and not both',
  });

export type CacheHistory = { key: string; steps: readonly HistoryStep[] };

/**
 * What happened lately to a key in this process; undefined for an address that the page layer keeps nothing of.
 * @throws ForbiddenError for less than a viewer
 */
export function explainCache(actor: Actor, { key, url }: z.output<typeof subjectQuery>): CacheHistory | undefined {
  assertMay(actor, 'viewer');
  const wanted = key ?? keyOfPage(url ?? '');
  return wanted === undefined ? undefined : { key: wanted, steps: getRuntime().cache.explain(wanted) };
}

/** As `lib/pages/page-cache.ts` names it; undefined for an address that the page layer keeps nothing of. */
export function keyOfPage(url: string): string | undefined {
  const rule = matchRoute(url.split('?', 1)[0] as string);
  const page = rule && toPageRequest(rule, url, {});
  const build = page && readBuild();
  return page && build && `page:1:${createPageKey(build)(page)}`;
}

/** Undefined in development, where no page is kept. */
function readBuild(): string | undefined {
  try {
    return readFileSync(join(process.cwd(), '.next', 'BUILD_ID'), 'utf8');
  } catch {
    return undefined;
  }
}
