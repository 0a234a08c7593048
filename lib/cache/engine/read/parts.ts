import type { Coherence } from '../coherence/coherence.ts';
import type { Debts } from '../coherence/debts.ts';
import type { BackOff } from '../load/back-off.ts';
import type { Bulkhead } from '../load/bulkhead.ts';
import type { Flights } from '../local/flights.ts';
import type { LocalStore } from '../local/local-store.ts';
import type { Stripes } from '../local/stripes.ts';
import type { Emit } from '../observe/events.ts';
import type { Seams } from '../seams.ts';
import type { SharedStore } from '../shared/shared-store.ts';
import type { Policy, ThingDefinition } from '../thing.ts';
import type { Clock, Random, Sleep } from '../time.ts';

/** What all things of a cache share. */
export type CacheParts = {
  shared: SharedStore;
  coherence: Coherence;
  debts: Debts;
  bulkhead: Bulkhead;
  clock: Clock;
  random: Random;
  sleep: Sleep;
  emit: Emit;
  createToken: () => string;
  seams: Seams;
};

/** And what one of them has for itself. */
export type ThingParts<Key, Value> = CacheParts & {
  definition: ThingDefinition<Key, Value>;
  policy: Policy;
  local: LocalStore<Value>;
  /** Times in the local store count from here; ms. */
  origin: number;
  stripes: Stripes;
  flights: Flights<Value>;
  backOff: BackOff;
};
