import type { CacheEntry, CacheHandler } from 'next/cache';
import { componentCache, type StoredComponent } from '#lib/cache/components.ts';
import type { Lead } from '#lib/cache/engine/read/lead.ts';
import { currentScope, type RequestScope } from '#lib/http/scope.ts';
import { getRuntime } from '#lib/runtime.ts';

type Held = { lead: Lead<StoredComponent>; position: number };

/**
 * Where `use cache` keeps what it renders: the cache engine, with the tags of `cacheTag`, so a change that ends data and
 * pages ends components with the same step. Nothing in here throws: Next would answer every page with 500. Without the
 * shared store components are rendered each time.
 */
const handler: CacheHandler = {
  async get(cacheKey, softTags) {
    const { cache, log } = getRuntime();
    const scope = currentScope();
    // For an answer that must know of a change which this process may not have heard of, or that is nobody else's.
    if (scope?.after !== undefined || scope?.preview) return undefined;
    try {
      const position = cache.position();
      const looked = await componentCache().lookUp(cacheKey);
      if (!looked.entry) {
        if (looked.lead) await keepLead(scope, cacheKey, { lead: looked.lead, position });
        return undefined;
      }
      if (!looked.entry.found) return undefined;
      const component = looked.entry.value;
      if (!(await cache.isCurrent(softTags, component.position))) return undefined;
      noteTags(component.tags, scope);
      return toEntry(component);
    } catch (err) {
      log.warn({ err }, 'component cache');
      return undefined;
    }
  },

  async set(cacheKey, pendingEntry) {
    const scope = currentScope();
    const storing = store(pendingEntry, takeLead(scope, cacheKey), scope);
    scope?.pending.push(storing);
    await storing;
  },

  // Every process follows the change log by itself.
  refreshTags: async () => {},
  // Told by `get`, which is given them.
  getExpiration: async () => Number.POSITIVE_INFINITY,

  async updateTags(tags, durations) {
    const known = currentScope()?.announced;
    const untold = tags.filter((tag) => !known?.has(tag));
    if (untold.length === 0) return;
    const isSoft = durations?.expire !== undefined && durations.expire > 0;
    try {
      await getRuntime().cache.invalidateTags(isSoft ? { soft: untold } : { hard: untold });
    } catch (err) {
      getRuntime().log.error({ err }, 'component cache');
    }
  },
};

// biome-ignore lint/style/noDefaultExport: Next asks for one.
export default handler;

/**
 * Rights to fill, between a look-up that found nothing and what Next renders then. Each belongs to the request that looked:
 * what another one has begun to render before may be older than the right.
 */
const held = new WeakMap<RequestScope, Map<string, Held>>();

async function keepLead(scope: RequestScope | undefined, key: string, mine: Held): Promise<void> {
  const own = scope && (held.get(scope) ?? new Map<string, Held>());
  if (!own || own.has(key)) return mine.lead.giveUp();
  own.set(key, mine);
  held.set(scope, own);
}

function takeLead(scope: RequestScope | undefined, key: string): Held | undefined {
  const own = scope && held.get(scope);
  const mine = own?.get(key);
  own?.delete(key);
  return mine;
}

async function store(
  pendingEntry: Promise<CacheEntry>,
  held: Held | undefined,
  scope: RequestScope | undefined,
): Promise<void> {
  try {
    const { value, tags, stale, timestamp, expire, revalidate } = await pendingEntry;
    const bytes = Buffer.from(await new Response(value).arrayBuffer());
    noteTags(tags, scope);
    if (!held) return;
    const component = { bytes, tags, stale, timestamp, expire, revalidate, position: held.position };
    await held.lead.fill({ value: component, ttlMs: Math.min(expire, LONGEST_SECONDS) * 1_000 });
  } catch {
    // It failed to render, which the page tells, or to be kept, which others can try.
    await held?.lead.giveUp().catch(() => {});
  }
}
const LONGEST_SECONDS = 3_600;

function noteTags(tags: readonly string[], scope: RequestScope | undefined): void {
  for (const tag of tags) scope?.tags.add(tag);
}

function toEntry({ bytes, position: _, tags, ...times }: StoredComponent): CacheEntry {
  return {
    ...times,
    tags: [...tags],
    value: new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(bytes));
        controller.close();
      },
    }),
  };
}
