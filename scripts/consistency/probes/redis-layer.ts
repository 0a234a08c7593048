import { readHead, readTags, readVersion } from '#lib/cache/engine/shared/frame.ts';
import { createRedisStore } from '#lib/cache/engine/shared/redis-store.ts';
import { isUnavailable } from '#lib/cache/engine/shared/shared-store.ts';

/** What Redis holds under a key: nothing, something that its tags have ended, or a version that would be served. */
export type Held = { state: 'absent' | 'dead' } | { state: 'held'; version: number };

export type RedisLayer = {
  product(id: string): Promise<Held>;
  stock(variantId: string): Promise<Held>;
  /** How often it was asked, and how often something was held: names that have changed would show as nothing at all. */
  figures(): RedisFigures;
  close(): Promise<void>;
};
export type RedisFigures = { looks: number; held: number };

/** As in lib/runtime.ts, and the names and schemas of the things in lib/cache. */
const PREFIX = 'strata:';
const PRODUCT_KEY = 'product:1:';
const STOCK_KEY = 'inventory:1:';

/**
 * Looks into the shared cache itself, as one who only reads: he takes no lease, follows no log, and is not waited for. The
 * versions of tags are asked for after the frame, so what has just ended is not taken for alive.
 */
export function openRedisLayer(url: string): RedisLayer {
  const store = createRedisStore({ url, prefix: PREFIX, commandTimeoutMs: 1_000 });
  const figures = { looks: 0, held: 0 };
  async function look(key: string): Promise<Held> {
    figures.looks += 1;
    const [frame] = await store.read([key]);
    if (isUnavailable(frame)) throw frame;
    const head = frame && readHead(frame);
    if (!frame || !head || head.negative || Date.now() >= head.freshUntil) return { state: 'absent' };
    const { born, versions } = await store.log.tagVersions(readTags(frame));
    const isDead = head.snapshot < born || versions.some(({ hard }) => hard > head.snapshot);
    if (isDead) return { state: 'dead' };
    figures.held += 1;
    return { state: 'held', version: readVersion(frame) };
  }
  return {
    product: (id) => look(PRODUCT_KEY + id),
    stock: (variantId) => look(STOCK_KEY + variantId),
    figures: () => figures,
    close: () => store.close(),
  };
}
