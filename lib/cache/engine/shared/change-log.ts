/**
 * What tells every process of changes: a log in the shared store that keeps their order. Each change has a position,
 * which grows; a tag that is invalidated gets the position of its change as its version. Positions are comparable over
 * restarts and losses of the log, since they are never below the store's time in microseconds.
 */
export interface ChangeLog {
  /** Appends a change and sets the versions of its tags, as one step. Resolves to its position. */
  append(change: Change): Promise<number>;
  /** What came after `position`, without waiting. */
  readAfter(position: number): Promise<LogPage>;
  /** The same, but waits for at most `blockMs` until something comes. On a connection of its own. */
  waitAfter(position: number, blockMs: number): Promise<LogPage>;
  /** The versions of tags as they stand; 0 for one that was not invalidated since the log was born. */
  tagVersions(tags: readonly string[]): Promise<{ born: number; versions: TagVersion[] }>;
  /** A process says that it lives, for so long, and how far it has come. */
  report(member: string, position: number, lifetimeMs: number): Promise<void>;
  /** It ends: nobody needs to wait for it any more. */
  leave(member: string): Promise<void>;
  /** How many processes live, and how many of them have not come as far as `position`. */
  attendance(position: number): Promise<Attendance>;
  /** Begins the log anew, so that every frame filled before is dead, unless another process did since it was `born`. */
  restart(born: number): Promise<void>;
}

export type Attendance = { processes: number; behind: number };

export type Change = {
  /** Keys whose values and leases are gone. */
  keys: readonly string[];
  /** Tags whose entries are dead, or stale. */
  hardTags: readonly string[];
  softTags: readonly string[];
  /** Small values that were written through: who holds an older version may replace it. */
  writes: readonly Write[];
};
export type Write = { key: string; version: number; frame: Buffer };

export type LogPage = {
  /** Position from which on the log, and the versions of tags, know everything. What was filled before is dead. */
  born: number;
  /** Position of the newest change. */
  last: number;
  /** In their order. `previous` is the position of the change before: a chain that breaks where some were trimmed. */
  changes: readonly PlacedChange[];
  /** There are more changes between the last of these and `last`. */
  more: boolean;
};
export type PlacedChange = Change & { position: number; previous: number };

/** `hard`: entries from before this position are dead. `soft`: stale. The two never undo each other. */
export type TagVersion = { hard: number; soft: number };

export const NO_CHANGE: Change = { keys: [], hardTags: [], softTags: [], writes: [] };
