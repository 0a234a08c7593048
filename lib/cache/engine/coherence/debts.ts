import type { Emit } from '../observe/events.ts';
import type { Change } from '../shared/change-log.ts';
import { after } from '../time.ts';

/**
 * Changes that the shared store could not be told of yet. Until it has been, this process takes nothing from it for what
 * they concern, and it is told as soon as it answers again. A process that dies takes its debts with it: what must
 * survive that is kept in the database.
 */
export type Debts = {
  owe(change: Change): void;
  /** So many that nobody counts: everything in the shared store must go. */
  oweEverything(): void;
  any(): boolean;
  owesKey(key: string): boolean;
  owesTags(tags: readonly string[]): boolean;
  close(): void;
};

export type DebtsOptions = {
  pay: (change: Change) => Promise<void>;
  payEverything: () => Promise<void>;
  emit: Emit;
};

type Owed = { everything: boolean; keys: Set<string>; hardTags: Set<string>; softTags: Set<string> };

const MAX_KEYS = 10_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

export function createDebts({ pay, payEverything, emit }: DebtsOptions): Debts {
  let owed = nothing();
  /** Being paid: still owed until that has succeeded. */
  let paying: Owed | undefined;
  let cancel: (() => void) | undefined;
  let closed = false;

  const settle = async (pauseMs: number): Promise<void> => {
    if (closed) return;
    paying = paying ? merge(paying, owed) : owed;
    owed = nothing();
    const { everything, keys, hardTags, softTags } = paying;
    try {
      if (everything) await payEverything();
      else await pay({ keys: [...keys], hardTags: [...hardTags], softTags: [...softTags], writes: [] });
      paying = undefined;
      emit({ type: 'debt', state: 'paid', keys: keys.size, tags: hardTags.size + softTags.size });
      cancel = undefined;
      if (!isEmpty(owed)) schedule(FIRST_PAUSE_MS);
    } catch {
      // That the store still does not answer was reported when the debt was made.
      cancel = undefined;
      schedule(Math.min(2 * pauseMs, LONGEST_PAUSE_MS));
    }
  };
  const schedule = (pauseMs: number) => {
    if (closed) return;
    cancel ??= after(pauseMs, () => void settle(pauseMs));
  };

  return {
    owe(change) {
      for (const key of change.keys) owed.keys.add(key);
      for (const { key } of change.writes) owed.keys.add(key);
      for (const tag of change.hardTags) owed.hardTags.add(tag);
      for (const tag of change.softTags) owed.softTags.add(tag);
      if (owed.keys.size > MAX_KEYS) owed = { ...nothing(), everything: true };
      emit({ type: 'debt', state: 'owed', keys: owed.keys.size, tags: owed.hardTags.size + owed.softTags.size });
      schedule(FIRST_PAUSE_MS);
    },
    oweEverything() {
      owed = { ...nothing(), everything: true };
      emit({ type: 'debt', state: 'owed', keys: 0, tags: 0 });
      schedule(FIRST_PAUSE_MS);
    },
    any: () => paying !== undefined || !isEmpty(owed),
    owesKey: (key) => [owed, paying].some((debt) => debt && (debt.everything || debt.keys.has(key))),
    owesTags: (tags) =>
      [owed, paying].some((debt) => debt && tags.some((tag) => debt.hardTags.has(tag) || debt.softTags.has(tag))),
    close() {
      closed = true;
      cancel?.();
    },
  };
}

const nothing = (): Owed => ({ everything: false, keys: new Set(), hardTags: new Set(), softTags: new Set() });
const isEmpty = ({ everything, keys, hardTags, softTags }: Owed) =>
  !everything && keys.size + hardTags.size + softTags.size === 0;

function merge(one: Owed, other: Owed): Owed {
  return {
    everything: one.everything || other.everything,
    keys: new Set([...one.keys, ...other.keys]),
    hardTags: new Set([...one.hardTags, ...other.hardTags]),
    softTags: new Set([...one.softTags, ...other.softTags]),
  };
}
