import { createHash } from 'node:crypto';
import { getRuntime } from '#lib/runtime.ts';
import type { CachedThing } from './engine/cached-thing.ts';
import type { Codec } from './engine/shared/frame.ts';
import type { ThingDefinition } from './engine/thing.ts';
import { joinHead, splitHead } from './head-and-bytes.ts';
import { HOUR_MS, LOCAL_TTL_MS } from './lifetimes.ts';

/** What Next's `use cache` has rendered. Times in seconds but for `timestamp`, which is in ms. */
export type StoredComponent = {
  bytes: Buffer;
  tags: readonly string[];
  stale: number;
  timestamp: number;
  expire: number;
  revalidate: number;
  /** Position of the change log before it was rendered. */
  position: number;
};

const codec: Codec<StoredComponent> = {
  encode: ({ bytes, ...head }) => joinHead(head, [bytes]),
  decode(joined) {
    const { head, bytes } = splitHead<Omit<StoredComponent, 'bytes'>>(joined);
    return { ...head, bytes };
  },
};

const definition: ThingDefinition<string, StoredComponent> = {
  name: 'component',
  schema: 1,
  // Next's keys hold the arguments and the build, and may be long.
  keyOf: (key) => createHash('sha256').update(key).digest('base64url'),
  ttlMs: HOUR_MS,
  localTtlMs: LOCAL_TTL_MS,
  localBytes: 32 * 1024 * 1024,
  negativeTtlMs: 0,
  // Rendering a part of a page takes no longer: another process may render it after that.
  leaseMs: 10_000,
  codec,
  tagsOf: (_, component) => component?.tags ?? [],
  // They come about while Next renders, which brings them here itself.
  load: async () => new Map(),
};

/** Parts of pages that many pages share, rendered by `use cache` functions (lib/pages/component-handler.ts). */
export const componentCache = (): CachedThing<string, StoredComponent> => getRuntime().cache.thing(definition);
