import type { Step } from './explore.ts';

/**
 * One key, as two processes, the shared store and the source of truth see it. A value is its version, 0 is none. Two
 * counters of the engine are told by what they are compared for: a stripe by whether it moved since somebody noted it, a
 * lease's token by the reader who holds it (each reads once, so an old token never meets a new one of the same name).
 */
export type World = {
  /** The version last committed. */
  db: number;
  frame: number;
  /** The reader who holds it, or NOBODY. */
  lease: number;
  /** Versions, in the order in which their messages were appended. */
  log: number[];
  /** How many of the oldest messages are gone. */
  trimmed: number;
  processes: Process[];
  readers: Reader[];
  writers: Writer[];
  /** Set by the step that broke a promise. */
  broken?: string;
};

export type Process = {
  local: number;
  /** The read under way that a new caller joins, or NOBODY. */
  flight: number;
  /** Messages consumed. */
  applied: number;
  /** It has heard nothing for so long that its own layer is not to be trusted. */
  suspect: boolean;
  /** A read that starts now must not return less. */
  floor: number;
  /** The newest version that a read here has returned, where that is promised to be the least of the next. */
  seen: number;
};

/** What became of a stripe since it was noted. */
export type Noted = (typeof NOTED)[number];
const NOTED = ['not noted', 'still', 'moved'] as const;

export type Phase = (typeof PHASES)[number];
const PHASES = [
  'idle',
  'reading',
  'acquiring',
  'has a frame',
  'loading',
  'filling',
  'filled',
  'loading alone',
  'publishing',
  'answering',
  'joined',
  'done',
] as const;

export type Reader = {
  process: number;
  phase: Phase;
  version: number;
  /** What the process's floor was when this read started. */
  floor: number;
  stripe: Noted;
  /** Whose flight it joined. */
  joined: number;
};

export type Writer = {
  process: number;
  /** Steps done. */
  step: number;
  version: number;
  stripe: Noted;
  replaced: boolean;
};

export const NOBODY = 9;
export const FIRST_VERSION = 1;
const NAMES = ['P', 'Q'];

export const nameOf = (process: number) => NAMES[process] as string;
export const readerName = (reader: number) => `r${reader + 1}`;
export const writerName = (writer: number) => `w${writer + 1}`;
export const versionName = (version: number) => `v${version}`;

/** `readers` and `writers` name the process that each of them lives in. */
export function createWorld(readers: readonly number[], writers: readonly number[], cached: number): World {
  return {
    db: FIRST_VERSION,
    frame: cached,
    lease: NOBODY,
    log: [],
    trimmed: 0,
    processes: NAMES.map(() => ({ local: cached, flight: NOBODY, applied: 0, suspect: false, floor: 0, seen: 0 })),
    readers: readers.map(createReader),
    writers: writers.map((process) => ({ process, step: 0, version: 0, stripe: 'not noted', replaced: false })),
  };
}

export function createReader(process: number): Reader {
  return { process, phase: 'idle', version: 0, floor: 0, stripe: 'not noted', joined: NOBODY };
}

/** A copy of the world with one change. */
export function step(world: World, label: string, change: (draft: World) => void): Step<World> {
  const to: World = {
    ...world,
    log: world.log.slice(),
    processes: world.processes.map((process) => ({ ...process })),
    readers: world.readers.map((reader) => ({ ...reader })),
    writers: world.writers.map((writer) => ({ ...writer })),
  };
  change(to);
  return { label, to };
}

export function encode(world: World): string {
  const codes = [world.db, world.frame, world.lease, world.trimmed, world.log.length, ...world.log];
  for (const { local, flight, applied, suspect, floor, seen } of world.processes) {
    codes.push(local, flight, applied, Number(suspect), floor, seen);
  }
  for (const { phase, version, floor, stripe, joined } of world.readers) {
    codes.push(PHASES.indexOf(phase), version, floor, NOTED.indexOf(stripe), joined);
  }
  for (const { step, version, stripe, replaced } of world.writers) {
    codes.push(step, version, NOTED.indexOf(stripe), Number(replaced));
  }
  if (world.broken) codes.push(1);
  return String.fromCharCode(...codes);
}

/** What is under way in the process may no longer be kept there. */
export function moveStripe(draft: World, process: number): void {
  for (const one of [...draft.readers, ...draft.writers]) {
    if (one.process === process && one.stripe === 'still') one.stripe = 'moved';
  }
}

/** Whoever was told of a version owes it to its callers. */
export function raiseFloor(draft: World, process: number, version: number): void {
  const at = draft.processes[process] as Process;
  at.floor = Math.max(at.floor, version);
}
