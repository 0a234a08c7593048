/**
 * Counters that tell whether a key may have changed since somebody looked. Keys share 4,096 of them: a collision only
 * means that a value is not kept here once, never that an old one is.
 */
export type Stripes = {
  /** The counter that a key shares with others. */
  of(key: string): number;
  /** Its count, noted before the shared store or the source is asked. */
  note(stripe: number): number;
  /** Whether anything happened to a key of this stripe since `noted`. */
  moved(stripe: number, noted: number): boolean;
  /** Something happened to a key of this stripe. */
  bump(stripe: number): void;
  /** Anything may have happened to any key. */
  bumpAll(): void;
};

const COUNT = 4_096;

export function createStripes(): Stripes {
  const counters = new Uint32Array(COUNT);
  const bump = (stripe: number) => {
    counters[stripe] = (counters[stripe] as number) + 1;
  };
  return {
    of: stripeOf,
    note: (stripe) => counters[stripe] as number,
    moved: (stripe, noted) => counters[stripe] !== noted,
    bump,
    bumpAll: () => counters.forEach((_, stripe) => void bump(stripe)),
  };
}

/** FNV-1a, 32 bits. */
function stripeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % COUNT;
}
