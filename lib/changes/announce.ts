import type { Announced } from '#lib/cache/engine/cached-thing.ts';
import { currentScope } from '#lib/http/scope.ts';
import { getRuntime } from '#lib/runtime.ts';

/** Each announcement is one script in Redis, which others wait for. */
const TAGS_AT_ONCE = 500;

/**
 * Ends everything that was made from what these tags name: data, components and pages, in every process. The ticket stands
 * for all of them.
 */
export async function announceTags(tags: readonly string[]): Promise<Announced<'invalidated'>> {
  const { cache } = getRuntime();
  const distinct = [...new Set(tags)];
  let announced = await cache.invalidateTags({ hard: distinct.slice(0, TAGS_AT_ONCE) });
  for (let at = TAGS_AT_ONCE; at < distinct.length; at += TAGS_AT_ONCE) {
    const next = await cache.invalidateTags({ hard: distinct.slice(at, at + TAGS_AT_ONCE) });
    if (announced.state !== 'owed') announced = next;
  }
  return announced;
}

/**
 * Lets the rest of this request see its own change, and keeps it from announcing the same again by way of Next. When
 * nobody could be told, its reads go to the source: no position stands for the change yet.
 */
export function noteInScope(tags: readonly string[], announced: Announced<string>): void {
  const scope = currentScope();
  if (!scope) return;
  for (const tag of tags) scope.announced.add(tag);
  const ticket = 'ticket' in announced ? announced.ticket : Number.MAX_SAFE_INTEGER;
  scope.after = Math.max(scope.after ?? 0, ticket);
}
