import type { Entry } from './entry.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import { deepFreeze } from './local-store.ts';
import type { Loaded, ThingDefinition } from './thing.ts';

/** What a load has found, or not found, for `key`. */
export function toEntry<Key, Value>(
  { tagsOf }: Pick<ThingDefinition<Key, Value>, 'tagsOf'>,
  key: Key,
  loaded: Loaded<Value> | undefined,
  createdAt: number,
): Entry<Value> {
  const tags = tagsOf(key, loaded?.value);
  return deepFreeze(
    loaded
      ? { found: true, value: loaded.value, tags, version: loaded.version ?? 0, createdAt }
      : { found: false, tags, createdAt },
  );
}

export function encodeEntry(entry: Entry<unknown>, expiresAt: number, loadMs: number): Buffer {
  return encodeFrame({
    negative: !entry.found,
    loadMs,
    createdAt: entry.createdAt,
    expiresAt,
    version: entry.found ? entry.version : 0,
    tags: entry.tags,
    value: entry.found ? entry.value : undefined,
  });
}

/** The entry in a frame and how long it is still good; undefined when it is too old or cannot be read. */
export function decodeEntry<Value>(bytes: Buffer, now: number): { entry: Entry<Value>; leftMs: number } | undefined {
  const frame = decodeFrame(bytes);
  if (!frame || frame.expiresAt <= now) return undefined;
  const { tags, version, createdAt } = frame;
  const entry: Entry<Value> = frame.negative
    ? { found: false, tags, createdAt }
    : { found: true, value: frame.value as Value, tags, version, createdAt };
  return { entry: deepFreeze(entry), leftMs: frame.expiresAt - now };
}
