import type { Step } from './explore.ts';
import { FIRST_VERSION, NOBODY } from './world.ts';

/**
 * One key with one tag, as two processes, the shared store and the source of truth see it. Nobody invalidates the key: a
 * bump of the tag gets its number from the log, and outdates every frame whose snapshot is lower.
 */
export type TagWorld = {
  /** The version last committed. */
  db: number;
  frame: Frame;
  /** The reader who holds it, or NOBODY. */
  lease: number;
  /** The shared table; undefined once it was lost. */
  table: Table | undefined;
  /** Message number n is at n - 1. */
  log: Message[];
  trimmed: number;
  /** How often the shared table may still get lost. */
  losses: number;
  processes: TagProcess[];
  readers: TagReader[];
  writers: TagWriter[];
  broken?: string;
};

/** A value and the position in the log that its reader's process had come to before it was loaded. Version 0 is none. */
export type Frame = { readonly version: number; readonly snapshot: number };
export const NOTHING: Frame = { version: 0, snapshot: 0 };

/** The numbers of the last bumps. Nothing is known of bumps before `born`. */
export type Table = { readonly born: number; readonly hard: number; readonly soft: number };
const UNTOUCHED: Table = { born: 0, hard: 0, soft: 0 };

export type Bump = 'hard' | 'soft';
export type Message = { readonly kind: Bump | 'birth'; readonly version: number };

export type TagProcess = {
  /** Its own copy, fed by the log. */
  table: Table;
  /** Messages consumed without a gap. */
  position: number;
  local: Frame;
  flight: number;
  /** Has copied the table but not yet noted the position (only without `reloadAtOnce`). */
  reloading: boolean;
  /** It has heard nothing for so long that its copy of the table is not to be trusted. */
  suspect: boolean;
  floor: number;
};

export type TagPhase = (typeof PHASES)[number];
const PHASES = [
  'idle',
  'reading',
  'acquiring',
  'has a frame',
  'loading',
  'filling',
  'answering',
  'joined',
  'done',
] as const;

export type TagReader = {
  process: number;
  phase: TagPhase;
  /** What it has in hand; before that, only the snapshot is set. */
  frame: Frame;
  /** The dead or stale frame that it saw in the shared store, and will not take for a hit. */
  seen: Frame;
  floor: number;
  joined: number;
};

/** Commit, bump, return. */
export const WRITER_STEPS = 3;

export type TagWriter = { process: number; kind: Bump; step: number; version: number; number: number };

export function createTagWorld(
  readers: readonly number[],
  writers: readonly { process: number; kind: Bump }[],
  losses: number,
): TagWorld {
  return {
    db: FIRST_VERSION,
    frame: NOTHING,
    lease: NOBODY,
    table: UNTOUCHED,
    log: [],
    trimmed: 0,
    losses,
    processes: [0, 1].map(() => ({
      table: UNTOUCHED,
      position: 0,
      local: NOTHING,
      flight: NOBODY,
      reloading: false,
      suspect: false,
      floor: 0,
    })),
    readers: readers.map((process) => ({
      process,
      phase: 'idle',
      frame: NOTHING,
      seen: NOTHING,
      floor: 0,
      joined: NOBODY,
    })),
    writers: writers.map((writer) => ({ ...writer, step: 0, version: 0, number: 0 })),
  };
}

export function tagStep(world: TagWorld, label: string, change: (draft: TagWorld) => void): Step<TagWorld> {
  const to: TagWorld = {
    ...world,
    log: world.log.slice(),
    processes: world.processes.map((process) => ({ ...process })),
    readers: world.readers.map((reader) => ({ ...reader })),
    writers: world.writers.map((writer) => ({ ...writer })),
  };
  change(to);
  return { label, to };
}

const KINDS = ['hard', 'soft', 'birth'] as const;

export function encodeTags({ db, frame, lease, table, log, trimmed, losses, ...rest }: TagWorld): string {
  const codes = [db, frame.version, frame.snapshot, lease, trimmed, losses, log.length];
  const put = ({ born, hard, soft }: Table) => codes.push(born, hard, soft);
  for (const { kind, version } of log) codes.push(KINDS.indexOf(kind), version);
  put(table ?? { ...UNTOUCHED, born: NOBODY });
  for (const { table: own, position, local, flight, reloading, suspect, floor } of rest.processes) {
    put(own);
    codes.push(position, local.version, local.snapshot, flight, Number(reloading), Number(suspect), floor);
  }
  for (const { phase, frame: held, seen, floor, joined } of rest.readers) {
    codes.push(PHASES.indexOf(phase), held.version, held.snapshot, seen.version, seen.snapshot, floor, joined);
  }
  for (const { step, version, number } of rest.writers) codes.push(step, version, number);
  if (rest.broken) codes.push(1);
  return String.fromCharCode(...codes);
}
