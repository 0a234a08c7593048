/** What a source answers for one key. */
export type Loaded<Value> = { value: Value; version?: number };

/**
 * One kind of thing that is cached: how it is named, kept and loaded. The value's type follows the key's through it.
 * `load` gets every missing key of a batch at once and answers with one query; a key it leaves out is absent.
 */
export type ThingDefinition<Key, Value> = {
  name: string;
  /** Grows when the shape of `Value` changes, so that old frames are never read. */
  schema: number;
  /** Distinct keys give distinct strings. */
  keyOf: (key: Key) => string;
  /** Shared store; ms. Each frame lives this long, give or take 10 %, so that what was filled together expires apart. */
  ttlMs: number;
  /** This process; ms. */
  localTtlMs: number;
  /** How long "the source has nothing" is believed; ms. */
  negativeTtlMs: number;
  /** How long one load may take before another process may try; ms. Three times the slowest normal load. */
  leaseMs?: number;
  tagsOf: (key: Key, value: Value | undefined) => readonly string[];
  load: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Loaded<Value>>>;
};
