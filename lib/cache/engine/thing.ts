import { type BulkheadOptions, KEYS_TOGETHER } from './load/bulkhead.ts';
import type { Codec } from './shared/frame.ts';

/** What a source answers for one key. */
export type Loaded<Value> = {
  value: Value;
  version?: number;
  /** How long it is fresh, where that is less than the thing's; ms. 0: it is answered, and kept nowhere. */
  ttlMs?: number;
};

/**
 * One kind of thing that is cached: how it is named, kept and loaded. The value's type follows the key's through it.
 * `load` gets every missing key of a batch at once and answers with one query; a key it leaves out is absent. It must
 * read the primary, or a replica that has applied every change which was announced before it was called.
 */
export type ThingDefinition<Key, Value> = {
  /** Small letters, digits and dashes. */
  name: string;
  /** Grows when the shape of `Value` changes, so that old frames are never read. */
  schema: number;
  /** Distinct keys give distinct strings. */
  keyOf: (key: Key) => string;
  /** The key of such a string, so that people can compare what is cached with the source; not where it is a digest. */
  parseKey?: (id: string) => Key | undefined;
  /** How long a value is fresh; ms. Each frame gets this, give or take 10 %, so that what was filled together expires apart. */
  ttlMs: number;
  /** How long this process trusts its own copy without looking further; ms. 0: it keeps none. */
  localTtlMs: number;
  /** This process keeps at most so many bytes of it. Default 16 MiB. */
  localBytes?: number;
  /** How long "the source has nothing" is believed; ms. */
  negativeTtlMs: number;
  /** How long after its end a value may still be served while it is loaded anew; ms. Default 0. Not for strict things. */
  staleMs?: number;
  /** The same where loading fails, or is refused for too much load; ms. Default 0. Not for strict things. */
  staleIfErrorMs?: number;
  /**
   * What to do while this process cannot know whether it has missed a change, which it finds out within a heartbeat.
   * `strict`: ask the source. `relaxed` (default): go on with what is here, for `outageMs` at most.
   */
  strictness?: 'strict' | 'relaxed';
  /** How long a relaxed thing is served from this process's own copies while the shared store is away; ms. Default 60 s. */
  outageMs?: number;
  /** How soon another process takes over from one that dies while it loads; ms. Default 3 s. */
  leaseMs?: number;
  /** When a caller is given up on: a stale value, or a `LoadTimeoutError`; ms. Default twice the lease. */
  deadlineMs?: number;
  /**
   * How many keys of callers who do not know of each other one call of `load` may serve. Default 200; 1 where loading
   * several is no cheaper than loading each.
   */
  keysPerLoad?: number;
  /** What loads of this thing may ask for at once, apart from others: one whose loads read other things needs its own. */
  loads?: BulkheadOptions;
  /** How values become bytes in the shared store. Default JSON. */
  codec?: Codec<Value>;
  tagsOf: (key: Key, value: Value | undefined) => readonly string[];
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Loaded<Value>>>;
};

type Settings = Omit<ThingDefinition<unknown, unknown>, 'keyOf' | 'parseKey' | 'tagsOf' | 'load' | 'codec' | 'loads'>;

/** A definition with its defaults, checked. */
export type Policy = Required<Omit<Settings, 'strictness'>> & {
  strict: boolean;
  /** How this thing's keys begin in the shared store. */
  prefix: string;
  /** How long a value is of any use after its end; ms. */
  spareMs: number;
};

const MIB = 1024 * 1024;

/** @throws TypeError when the definition contradicts itself */
export function toPolicy(definition: Settings): Policy {
  const { name, schema, ttlMs, localTtlMs, negativeTtlMs, staleMs = 0, staleIfErrorMs = 0 } = definition;
  const strict = definition.strictness === 'strict';
  const leaseMs = definition.leaseMs ?? 3_000;
  if (!/^[a-z0-9-]+$/.test(name))
    throw new TypeError(`cached thing "${name}": names are small letters, digits, dashes`);
  if (strict && staleMs + staleIfErrorMs + (definition.outageMs ?? 0) > 0) {
    throw new TypeError(`cached thing "${name}": a strict thing is never served stale`);
  }
  return {
    name,
    schema,
    prefix: `${name}:${schema}:`,
    ttlMs,
    localTtlMs,
    localBytes: definition.localBytes ?? 16 * MIB,
    negativeTtlMs,
    staleMs,
    staleIfErrorMs,
    spareMs: Math.max(staleMs, staleIfErrorMs),
    outageMs: strict ? 0 : (definition.outageMs ?? 60_000),
    leaseMs,
    deadlineMs: definition.deadlineMs ?? 2 * leaseMs,
    keysPerLoad: definition.keysPerLoad ?? KEYS_TOGETHER,
    strict,
  };
}
