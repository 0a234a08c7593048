import type { Bump, Frame, Message, Table, TagProcess, TagWorld } from './tag-world.ts';
import { NOTHING } from './tag-world.ts';
import { NOBODY } from './world.ts';

export type TableGuards = {
  /** Numbers only grow, in whatever order they come. */
  mergeByMax: boolean;
  /** Hard and soft bumps are kept apart, so that a soft one does not take back a hard one. */
  hardApartFromSoft: boolean;
  /** A table that was lost comes back as one that outdates all that was before. */
  failClosed: boolean;
  /** Table and position are copied in one step. */
  reloadAtOnce: boolean;
  /** A process that lost messages notices, and starts again from the shared table. */
  gapDetection: boolean;
  /** After a bump that is known here nobody joins a read that began before. */
  detachFlights: boolean;
};

export const isDead = ({ born, hard }: Table, { snapshot }: Frame) => snapshot < born || hard > snapshot;
export const isStale = ({ soft }: Table, { snapshot }: Frame) => soft > snapshot;

/** The table with bump `number` in it. */
export function merge(table: Table, kind: Bump, number: number, guards: TableGuards): Table {
  const next = guards.mergeByMax ? Math.max(table[kind], number) : number;
  if (kind === 'soft' && !guards.hardApartFromSoft) return { ...table, hard: 0, soft: next };
  return { ...table, [kind]: next };
}

/** One script in the shared store: the number, the message and the shared table change together. */
export function bump(draft: TagWorld, kind: Bump, version: number, guards: TableGuards): number {
  const number = draft.log.push({ kind, version });
  draft.table = merge(draft.table ?? bear(number, guards), kind, number, guards);
  return number;
}

const bear = (number: number, { failClosed }: TableGuards): Table => ({
  born: failClosed ? number : 0,
  hard: 0,
  soft: 0,
});

/** What a process does that found messages gone. */
export function reload(draft: TagWorld, home: TagProcess, guards: TableGuards): void {
  if (!home.reloading) {
    home.table = shareTable(draft, guards);
    home.local = NOTHING;
    if (guards.detachFlights) home.flight = NOBODY;
  }
  home.reloading = !home.reloading && !guards.reloadAtOnce;
  if (!home.reloading) passTo(draft, home, draft.log.length);
}

/** What a suspect process does before it reads: it learns of all bumps so far, though not where in the log it stands. */
export function refresh(draft: TagWorld, home: TagProcess, guards: TableGuards): void {
  const { born, hard, soft } = shareTable(draft, guards);
  const { table } = home;
  home.table = {
    born: Math.max(table.born, born),
    hard: Math.max(table.hard, hard),
    soft: Math.max(table.soft, soft),
  };
  if (guards.detachFlights) home.flight = NOBODY;
}

function shareTable(draft: TagWorld, guards: TableGuards): Table {
  draft.table ??= bear(draft.log.push({ kind: 'birth', version: 0 }), guards);
  return draft.table;
}

/** What a process does with its next message. */
export function apply(draft: TagWorld, home: TagProcess, { kind }: Message, guards: TableGuards): void {
  passTo(draft, home, home.position + 1);
  if (kind === 'birth') return;
  home.table = merge(home.table, kind, home.position, guards);
  if (guards.detachFlights) home.flight = NOBODY;
}

/** Whoever is past a message owes its callers what the message told of, whether it was read or not. */
export function passTo(draft: TagWorld, home: TagProcess, position: number): void {
  home.position = position;
  home.floor = Math.max(home.floor, ...draft.log.slice(0, position).map(({ version }) => version));
}
