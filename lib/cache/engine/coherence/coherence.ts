import type { Emit } from '../observe/events.ts';
import type { Attendance, Change, ChangeLog, LogPage, PlacedChange } from '../shared/change-log.ts';
import { StoreUnavailableError } from '../shared/shared-store.ts';
import { after, type Clock } from '../time.ts';
import { createRecentChanges } from './recent-changes.ts';
import type { TagTable } from './tag-table.ts';

/** What a read checks, kept flat: looking at it must cost nothing. */
export type Trust = {
  /** Moves whenever an entry that was good may be so no more, other than by its own key. */
  epoch: number;
  /** Until then this process has missed nothing: it has heard from the log within a heartbeat; ms. */
  until: number;
  /** Until then the shared store may hold what others could not yet tell it, since it was away; ms. */
  doubtedUntil: number;
};

/** Whether what this process holds, and what it finds in the shared store, has missed nothing. For strict things. */
export const isSure = (trust: Trust, now: number): boolean => now < trust.until && now >= trust.doubtedUntil;

export type Coherence = {
  trust: Trust;
  tags: Pick<TagTable, 'judge'>;
  /** The last change that this process knows of. What is loaded from now on has seen it. */
  position(): number;
  /** Resolves when this process has heard from the log for the first time, or knows that it will not soon. */
  joined(): Promise<void>;
  /** Asks the log now. Resolves to whether it answered. */
  confirm(): Promise<boolean>;
  /** Resolves to whether this process knows of the change with this ticket, which it waits for but shortly. */
  reach(ticket: number): Promise<boolean>;
  /** Tells every process, this one included: when it resolves, this one has taken note. Rejects if it cannot be told. */
  announce(change: Change, append?: (change: Change) => Promise<number>): Promise<number>;
  /** Asks the shared store about tags that the table does not know. Resolves to whether it answered. */
  learn(tags: readonly string[]): Promise<boolean>;
  /** How many processes live, and how many of them do not know of the change with this ticket yet. Rejects unanswered. */
  attendance(ticket: number): Promise<Attendance>;
  /** The newest position of the log itself. Rejects unanswered. */
  newest(): Promise<number>;
  /** What changed lately, to be made again where it may have got lost. Undefined when nothing did. */
  lately(): Change | undefined;
  /** Begins the log anew: everything that was filled before is dead, in every process. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type CoherenceOptions = {
  log: ChangeLog;
  clock: Clock;
  /** What this process is called among those that follow the log. */
  member: string;
  /** How old what a process shows may be, at most, when messages or links are lost; ms. */
  heartbeatMs: number;
  emit: Emit;
  createTagTable: () => TagTable;
  onChange: (change: PlacedChange) => void;
  /** Changes were missed: nothing that this process holds can be trusted. */
  onReset: () => void;
  /** These changes must be made again: the server that had them is gone. `undefined`: nobody knows which. */
  onLoss: (lost: Change | undefined) => void;
};

const FIRST_WAIT_MS = 1_000;
const TICKET_WAIT_MS = 50;
const MAX_PAUSE_MS = 100;
/** Longer than a replica lags behind before it may no longer take over. */
const LATELY_US = 60_000_000;
/** A process that has not been heard of for so many heartbeats is not waited for. */
const HEARTBEATS_AWAY = 1.5;
/** Beyond every position: asks only where the log stands. */
const END = Number.MAX_SAFE_INTEGER;

/** Follows the change log, and knows how far this process can be trusted. */
export function createCoherence(options: CoherenceOptions): Coherence {
  const { log, clock, member, heartbeatMs, emit } = options;
  const trust: Trust = { epoch: 0, until: 0, doubtedUntil: 0 };
  const tags = options.createTagTable();
  const recent = createRecentChanges();
  const waiting = new Set<{ ticket: number; resolve: () => void }>();
  let position = 0;
  let joined = false;
  let failing = false;
  let closed = false;
  let beginnings = 0;
  let asking: Promise<boolean> | undefined;
  let reporting: Promise<void> | undefined;
  let reportAgain = false;
  const { promise: firstPage, resolve: join } = Promise.withResolvers<void>();
  after(FIRST_WAIT_MS, join);

  function takeNote({ hardTags, softTags }: Change, at: number): void {
    for (const tag of hardTags) tags.bump(tag, 'hard', at);
    for (const tag of softTags) tags.bump(tag, 'soft', at);
    if (hardTags.length + softTags.length > 0) trust.epoch += 1;
  }

  function take(change: PlacedChange): void {
    takeNote(change, change.position);
    position = change.position;
    recent.add(change);
    options.onChange(change);
  }

  function begin(page: LogPage): void {
    position = page.last;
    tags.reset(page.last);
    recent.forget();
    trust.epoch += 1;
    beginnings += 1;
  }

  /** @param back the last position that both this process and the server know of, where the server has lost some */
  function restart(page: LogPage, reason: 'missed' | 'rewound', back = page.last): void {
    emit({ type: 'gap', reason });
    const lost = reason === 'rewound' ? recent.since(back) : undefined;
    begin(page);
    options.onReset();
    if (reason === 'rewound') options.onLoss(lost);
  }

  function follow(page: LogPage, askedFrom: number): void {
    if (!joined) begin(page);
    else if (page.last < askedFrom) restart(page, 'rewound');
    else {
      for (const change of page.changes) {
        if (change.position <= position) continue;
        // Made by a server that did not know of the last ones: it has lost them.
        if (change.previous < position) {
          restart(page, 'rewound', change.previous);
          return;
        }
        if (change.previous > position) break;
        take(change);
      }
      // A chain that ends before the last change has a link missing: trimmed away, or lost with the whole log.
      if (position < page.last && !(page.more && position >= (page.changes.at(-1)?.position ?? 0))) {
        restart(page, 'missed');
      }
    }
  }

  /** Pages may come late and out of order: what is known already is passed over. */
  function apply(page: LogPage, askedFrom: number, askedAt: number): void {
    // Two asked for the first page: the later one says nothing of what came between.
    if (closed || (joined && askedFrom === END)) return;
    follow(page, askedFrom);
    const lapsed = joined && clock.now() >= trust.until;
    tags.bornAt(page.born);
    if (failing || lapsed) trust.doubtedUntil = clock.now() + heartbeatMs;
    failing = false;
    trust.until = Math.max(trust.until, askedAt + heartbeatMs);
    joined = true;
    join();
    for (const waiter of waiting) if (waiter.ticket <= position) waiter.resolve();
    report();
  }

  /** Tells the others how far this process has come: at most one message under way, which the next one follows. */
  function report(): void {
    if (reporting) {
      reportAgain = true;
      return;
    }
    reporting = log
      .report(member, position, HEARTBEATS_AWAY * heartbeatMs)
      .catch(() => {})
      .finally(() => {
        reporting = undefined;
        if (reportAgain && !closed) report();
      });
    reportAgain = false;
  }

  async function ask(wait: boolean): Promise<boolean> {
    const askedAt = clock.now();
    const askedFrom = joined ? position : END;
    try {
      const page = await (wait && joined ? log.waitAfter(askedFrom, heartbeatMs / 3) : log.readAfter(askedFrom));
      apply(page, askedFrom, askedAt);
      return true;
    } catch (error) {
      if (closed) return false;
      if (joined && !failing) emit({ type: 'store-error', operation: 'log', error });
      failing = joined;
      join();
      return false;
    }
  }

  async function listen(): Promise<void> {
    for (let failures = 0; !closed; ) {
      failures = (await ask(true)) ? 0 : failures + 1;
      if (failures > 0)
        await new Promise<void>((resolve) => after(Math.min(25 * 2 ** failures, MAX_PAUSE_MS), resolve));
    }
  }
  void listen();

  const confirm = () => {
    asking ??= ask(false).finally(() => {
      asking = undefined;
    });
    return asking;
  };

  async function reach(ticket: number): Promise<boolean> {
    if (position >= ticket) return true;
    await new Promise<void>((resolve) => {
      const waiter = {
        ticket,
        resolve: () => {
          cancel();
          waiting.delete(waiter);
          resolve();
        },
      };
      const cancel = after(TICKET_WAIT_MS, waiter.resolve);
      waiting.add(waiter);
    });
    return position >= ticket || ((await confirm()) && position >= ticket);
  }

  return {
    trust,
    tags,
    position: () => position,
    joined: () => firstPage,
    confirm,
    reach,
    async announce(change, append = log.append) {
      const ticket = await append(change);
      if (!(await reach(ticket))) takeNote(change, ticket);
      return ticket;
    },
    async learn(unknown) {
      const begun = beginnings;
      try {
        const { born, versions } = await log.tagVersions(unknown);
        // Asked before a gap: what happened in it is in neither.
        if (begun !== beginnings) return false;
        tags.bornAt(born);
        for (const [at, tag] of unknown.entries()) tags.learn(tag, versions[at] ?? { hard: 0, soft: 0 });
        return true;
      } catch (error) {
        emit({ type: 'store-error', operation: 'log', error });
        return false;
      }
    },
    lately: () => recent.lately(LATELY_US),
    async restart() {
      const { born } = await log.readAfter(END);
      await log.restart(born);
      // Not by way of a question that was asked before.
      if (!(await ask(false))) throw new StoreUnavailableError('the change log does not answer');
    },
    attendance: log.attendance,
    newest: async () => (await log.readAfter(END)).last,
    async close() {
      closed = true;
      for (const waiter of waiting) waiter.resolve();
      await reporting;
      if (joined) await log.leave(member).catch(() => {});
    },
  };
}
