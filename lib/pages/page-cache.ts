import type { Cache } from '#lib/cache/engine/cache.ts';
import type { CachedThing } from '#lib/cache/engine/cached-thing.ts';
import type { Loaded, ThingDefinition } from '#lib/cache/engine/thing.ts';
import { HOUR_MS, LOCAL_TTL_MS, MINUTE_MS, NEGATIVE_TTL_MS } from '#lib/cache/lifetimes.ts';
import { makePage } from './make-page.ts';
import { createPageKey } from './page-key.ts';
import type { PageRequest } from './page-request.ts';
import type { RenderPage } from './render-page.ts';
import { pageCodec, type StoredPage } from './stored-page.ts';

/** The shop itself failed to answer: nothing to keep, and a reason to serve something older. */
export class RenderFailedError extends Error {
  override name = 'RenderFailedError';
  readonly status: number;
  constructor(url: string, status: number) {
    super(`${url} was answered with ${status}`);
    this.status = status;
  }
}

/**
 * Whole public answers, as one more cached thing: rendered once in all processes, fenced, compressed once, ended by the tags
 * of what was read for them. Lists in them are fresh for as long as a page is, so what only expires shows within that time.
 * @param build names the code that renders: pages of another build would ask for scripts that are gone
 */
export function createPageCache(cache: Cache, render: RenderPage, build: string): CachedThing<PageRequest, StoredPage> {
  const keyOf = createPageKey(build);
  const definition: ThingDefinition<PageRequest, StoredPage> = {
    name: 'page',
    schema: 1,
    keyOf,
    ttlMs: 5 * MINUTE_MS,
    localTtlMs: LOCAL_TTL_MS,
    localBytes: 96 * 1024 * 1024,
    negativeTtlMs: NEGATIVE_TTL_MS,
    staleMs: 5 * MINUTE_MS,
    staleIfErrorMs: HOUR_MS,
    deadlineMs: 20_000,
    keysPerLoad: 1,
    // Apart from what renders read: a page that waits for its data must not take its place. Rendering keeps this process busy, so
    // more at once only wait longer, and all that is answered from here waits with them.
    loads: { concurrent: 2, waiting: 400 },
    codec: pageCodec,
    tagsOf: (_, page) => page?.tags ?? [],
    load: async (wanted) =>
      new Map(await Promise.all(wanted.map(async (page) => [keyOf(page), await loadPage(page)] as const))),
  };

  async function loadPage({ variant, url }: PageRequest): Promise<Loaded<StoredPage>> {
    const position = cache.position();
    const isPayload = variant === 'payload';
    // The parameter is Next's digest of the headers of its router, of which there are none.
    const target = isPayload ? `${url}${url.includes('?') ? '&' : '?'}_rsc` : url;
    const rendered = await render(target, isPayload ? { rsc: '1' } : {});
    if (rendered.status >= 500) throw new RenderFailedError(url, rendered.status);
    if (rendered.scope.failed) throw new RenderFailedError(url, 500);
    const page = await makePage(rendered, position);
    if (page.status === 200) return { value: page };
    // What is not there may be there soon. Anything else is not worth a place.
    return { value: page, ttlMs: page.status === 404 && page.tags.length > 0 ? NEGATIVE_TTL_MS : 0 };
  }

  return cache.thing(definition);
}
