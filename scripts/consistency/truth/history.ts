import type { ProductState, SettledWrite } from './write.ts';

/** All writes of one product in their order, and those that are under way. */
export type ProductHistory = {
  readonly id: string;
  readonly slug: string;
  /** By version, and so by time: nobody writes a product that another one writes. */
  readonly writes: readonly SettledWrite[];
  /** When the write that is under way was sent, if one is; ms since 1970. */
  pendingSince: number | undefined;
};

/** What of a product's past an answer lacks. `missed` begins with the oldest. */
export type Verdict =
  | { state: 'current' }
  | { state: 'late'; missed: readonly SettledWrite[] }
  /** Something was being written meanwhile that may explain it either way. */
  | { state: 'open' };

const CURRENT: Verdict = { state: 'current' };
const OPEN: Verdict = { state: 'open' };

/** The last write whose answer had arrived by then. */
export function lastSettled({ writes }: ProductHistory, at: number): SettledWrite | undefined {
  return writes.findLast(({ answeredAt }) => answeredAt <= at);
}

/** Judges that a product was shown in this version, by an answer that was asked for at `sentAt`. */
export function judgeVersion({ writes }: ProductHistory, version: number, sentAt: number): Verdict {
  const missed = writes.filter((write) => write.answeredAt <= sentAt && write.state.version > version);
  return missed.length === 0 ? CURRENT : { state: 'late', missed };
}

type Asked = { sentAt: number; receivedAt: number };

/**
 * Judges whether a product should have been seen at all: by its own address, or in a list.
 * @param isThere whether a state of the product belongs there
 * @param seen whether it was there
 */
export function judgePresence(
  history: ProductHistory,
  isThere: (state: ProductState) => boolean,
  seen: boolean,
  asked: Asked,
): Verdict {
  const settled = history.writes.filter(({ answeredAt }) => answeredAt <= asked.sentAt);
  const last = settled.at(-1);
  if (last === undefined || isThere(last.state) === seen) return CURRENT;
  if (wasWritten(history, asked)) return OPEN;
  // All that has been so since then was missed; what happened before is as the answer has it.
  const turn = settled.findLastIndex(({ state }) => isThere(state) === seen) + 1;
  return { state: 'late', missed: settled.slice(turn) };
}

/** Whether a write was under way while the question was. */
function wasWritten({ writes, pendingSince }: ProductHistory, { sentAt, receivedAt }: Asked): boolean {
  if (pendingSince !== undefined && pendingSince < receivedAt) return true;
  return writes.some((write) => write.sentAt < receivedAt && write.answeredAt > sentAt);
}
