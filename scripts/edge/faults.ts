import { z } from 'zod';

const MOST_LATE_MS = 600_000;

/** For the next so many calls of the purge API; for all of them unless stated. */
const times = z.int().min(1).optional();

export const faultSchema = z.discriminatedUnion('kind', [
  /** Answers with this status, 500 unless stated, and does nothing. */
  z.strictObject({ kind: z.literal('error'), status: z.int().min(500).max(599).optional(), times }),
  /** Answers 429 and does nothing. */
  z.strictObject({ kind: z.literal('limited'), retryAfterSeconds: z.int().min(0).optional(), times }),
  /** Does it, and never answers. */
  z.strictObject({ kind: z.literal('silent'), times }),
  /** Answers that all is well, and does nothing. */
  z.strictObject({ kind: z.literal('lost'), times }),
  /** Answers that all is well, and does it so much later. */
  z.strictObject({ kind: z.literal('late'), ms: z.int().min(0).max(MOST_LATE_MS), times }),
  /** Does nothing at this location; the first is 1. */
  z.strictObject({ kind: z.literal('stuck'), location: z.int().min(1), times }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** How one call is treated. */
export type Treatment = {
  answer:
    | { kind: 'ok' }
    | { kind: 'error'; status: number }
    | { kind: 'limited'; retryAfterSeconds: number }
    | { kind: 'silent' };
  /** `never`: nowhere. */
  apply: 'now' | 'never' | { afterMs: number };
  stuck: readonly number[];
  /** What of it is out of the ordinary. */
  faults: Fault['kind'][];
};

export type FaultBox = {
  /** Takes the place of all that were set. */
  set(faults: Fault | readonly Fault[]): void;
  clear(): void;
  /** Those that are still to come. */
  list(): Fault[];
  /** What happens to the next call; counts it. */
  treat(): Treatment;
};

export function createFaultBox(): FaultBox {
  let active: Fault[] = [];
  const use = (fault: Fault) => {
    if (fault.times === undefined) return;
    active = active.flatMap((other) => {
      if (other !== fault) return other;
      return fault.times === 1 ? [] : { ...fault, times: (fault.times ?? 1) - 1 };
    });
  };
  return {
    set(faults) {
      active = [faults].flat().map((fault) => ({ ...fault }));
    },
    clear() {
      active = [];
    },
    list: () => [...active],
    treat() {
      // A refusal is all that happens to a call: the other faults wait for the next one.
      const refusal = active.find(({ kind }) => kind === 'error' || kind === 'limited');
      const used = refusal === undefined ? active : [refusal];
      const treatment = combine(used);
      for (const fault of used) use(fault);
      return treatment;
    },
  };
}

function combine(faults: readonly Fault[]): Treatment {
  const treatment: Treatment = {
    answer: { kind: 'ok' },
    apply: 'now',
    stuck: [],
    faults: faults.map(({ kind }) => kind),
  };
  for (const fault of faults) {
    if (fault.kind === 'error')
      return { ...treatment, answer: { kind: 'error', status: fault.status ?? 500 }, apply: 'never' };
    if (fault.kind === 'limited') {
      return {
        ...treatment,
        answer: { kind: 'limited', retryAfterSeconds: fault.retryAfterSeconds ?? 1 },
        apply: 'never',
      };
    }
    if (fault.kind === 'silent') treatment.answer = { kind: 'silent' };
    if (fault.kind === 'lost') treatment.apply = 'never';
    if (fault.kind === 'late' && treatment.apply !== 'never') treatment.apply = { afterMs: fault.ms };
    if (fault.kind === 'stuck') treatment.stuck = [...treatment.stuck, fault.location];
  }
  return treatment;
}
