/**
 * Counters that tell whether a key may have changed since somebody looked. Keys share 4,096 of them: a collision only
 * means that a value is not kept here once, never that an old one is.
 */
export type Stripes = {
  /** Noted before the shared store or the source is asked. */
  note(key: string): number;
  /** Whether anything happened to `key` since `noted`. */
  moved(key: string, noted: number): boolean;
  /** Something happened to `key`. */
  bump(key: string): void;
  /** Anything may have happened to any key. */
  bumpAll(): void;
};

const COUNT = 4_096;

export function createStripes(): Stripes {
  const counters = new Uint32Array(COUNT);
  const bumpAt = (stripe: number) => {
    counters[stripe] = (counters[stripe] as number) + 1;
  };
  return {
    note: (key) => counters[stripeOf(key)] as number,
    moved: (key, noted) => counters[stripeOf(key)] !== noted,
    bump: (key) => bumpAt(stripeOf(key)),
    bumpAll: () => counters.forEach((_, stripe) => void bumpAt(stripe)),
  };
}

/** FNV-1a, 32 bits. */
function stripeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % COUNT;
}
