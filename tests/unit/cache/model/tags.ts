import type { Model, Step } from './explore.ts';
import { type TagReadGuards, tagReadSteps } from './tag-reads.ts';
import { apply, bump, isDead, merge, passTo, reload, type TableGuards } from './tag-table.ts';
import {
  type Bump,
  createTagWorld,
  encodeTags,
  type Message,
  NOTHING,
  type TagProcess,
  type TagWorld,
  type TagWriter,
  tagStep,
  WRITER_STEPS,
} from './tag-world.ts';
import { NOBODY, nameOf, versionName, writerName } from './world.ts';

export type TagGuards = TagReadGuards &
  TableGuards & {
    /** Only the log moves a process's position, not a bump of its own. */
    positionFromLog: boolean;
    /** Numbers are never given twice, even when the shared store was emptied. */
    numbersGoOn: boolean;
  };

const GUARDS: TagGuards = {
  snapshotBeforeLoad: true,
  acquireKnowsSeen: true,
  acquireChecksTable: true,
  mergeByMax: true,
  hardApartFromSoft: true,
  failClosed: true,
  reloadAtOnce: true,
  gapDetection: true,
  detachFlights: true,
  suspectAsksTable: true,
  positionFromLog: true,
  numbersGoOn: true,
};

export type TagSetup = {
  /** The process of each reader. */
  readers: readonly number[];
  writers: readonly { process: number; kind: Bump }[];
  /** Old messages may be gone before everybody has read them. */
  trims?: boolean;
  /** How often the shared table may get lost. */
  losses?: number;
  /** The processes that may be cut off for longer than they are trusted. */
  suspects?: readonly number[];
  off?: readonly (keyof TagGuards)[];
};

/** Writers commit, then bump the tag; the cached value itself is left where it is. */
export function createTags({
  readers,
  writers,
  trims = false,
  losses = 0,
  suspects = [],
  off = [],
}: TagSetup): Model<TagWorld> {
  const guards = { ...GUARDS };
  for (const guard of off) guards[guard] = false;
  return {
    initial: [createTagWorld(readers, writers, losses)],
    encode: encodeTags,
    *steps(world) {
      yield* tagReadSteps(world, guards);
      yield* writeSteps(world, guards);
      yield* logSteps(world, guards, suspects);
      yield* accidents(world, guards, trims);
    },
    broken: findBroken,
    finished: (world) => world.readers.every(({ phase }) => phase === 'done'),
  };
}

function* writeSteps(world: TagWorld, guards: TagGuards): Generator<Step<TagWorld>> {
  for (const [at, { kind, step, process, version, number }] of world.writers.entries()) {
    const say = (what: string, change: (draft: TagWorld, mine: TagWriter) => void) =>
      tagStep(world, `${writerName(at)} ${what}`, (draft) => {
        const mine = draft.writers[at] as TagWriter;
        mine.step++;
        change(draft, mine);
      });
    if (step === 0) {
      yield say('commits', (draft, mine) => {
        if (kind === 'hard') mine.version = ++draft.db;
      });
    } else if (step === 1) {
      yield say(`bumps ${kind}: ${world.log.length + 1}`, (draft, mine) => {
        mine.number = bump(draft, kind, version, guards);
      });
    } else if (step === 2) {
      yield say(`returns in ${nameOf(process)}`, (draft) => {
        const home = draft.processes[process] as TagProcess;
        home.table = merge(home.table, kind, number, guards);
        home.floor = Math.max(home.floor, version);
        if (guards.detachFlights) home.flight = NOBODY;
        if (!guards.positionFromLog && home.position < number) passTo(draft, home, number);
      });
    }
  }
}

function* logSteps(world: TagWorld, guards: TagGuards, suspects: readonly number[]): Generator<Step<TagWorld>> {
  for (const [at, { position, reloading, suspect }] of world.processes.entries()) {
    const say = (what: string, change: (draft: TagWorld, home: TagProcess) => void) =>
      tagStep(world, `${nameOf(at)} ${what}`, (draft) => change(draft, draft.processes[at] as TagProcess));
    const gone = position < world.trimmed || position > world.log.length;
    if (reloading) yield say('notes the position', (draft, home) => reload(draft, home, guards));
    else if (gone && guards.gapDetection) {
      yield say('finds messages gone and reloads the table', (draft, home) => reload(draft, home, guards));
    } else if (gone) yield say('skips messages', (draft, home) => passTo(draft, home, world.trimmed));
    else if (position < world.log.length) {
      const message = world.log[position] as Message;
      yield say(`applies ${message.kind} ${position + 1}`, (draft, home) => apply(draft, home, message, guards));
    } else if (suspect) {
      yield say('hears a heartbeat', (_, home) => {
        home.suspect = false;
      });
    }
    if (!suspect && suspects.includes(at)) {
      const doubt = say('is suspect', (_, home) => {
        home.suspect = true;
      });
      yield { ...doubt, optional: true };
    }
  }
}

function* accidents(world: TagWorld, guards: TagGuards, trims: boolean): Generator<Step<TagWorld>> {
  const happen = (label: string, change: (draft: TagWorld) => void): Step<TagWorld> => ({
    ...tagStep(world, label, change),
    optional: true,
  });
  if (world.lease !== NOBODY) {
    yield tagStep(world, 'the lease ends', (draft) => {
      draft.lease = NOBODY;
    });
  }
  if (world.frame.version) {
    yield happen('the frame is evicted', (draft) => {
      draft.frame = NOTHING;
    });
  }
  for (const [at, { local }] of world.processes.entries()) {
    if (!local.version) continue;
    yield happen(`${nameOf(at)} drops its own copy`, (draft) => {
      (draft.processes[at] as TagProcess).local = NOTHING;
    });
  }
  if (trims && world.trimmed < world.log.length) {
    yield happen(`message ${world.trimmed + 1} is trimmed`, (draft) => {
      draft.trimmed++;
    });
  }
  if (world.losses > 0) {
    yield happen(guards.numbersGoOn ? 'the table is lost' : 'all is lost and counted anew', (draft) => {
      draft.losses--;
      draft.table = undefined;
      if (guards.numbersGoOn) return;
      draft.frame = NOTHING;
      draft.lease = NOBODY;
      draft.log = [];
      draft.trimmed = 0;
    });
  }
}

function findBroken({ broken, db, frame, processes, writers, readers, log }: TagWorld): string | undefined {
  if (broken) return broken;
  const quiet =
    writers.every(({ step }) => step === WRITER_STEPS) &&
    readers.every(({ phase }) => phase === 'idle' || phase === 'done') &&
    processes.every(({ position, reloading }) => position === log.length && !reloading);
  for (const [at, { table, local, floor }] of processes.entries()) {
    const due = quiet ? db : floor;
    for (const [place, held] of [['its own layer', local] as const, ['the shared store', frame] as const]) {
      if (!held.version || isDead(table, held) || held.version >= due) continue;
      return `${nameOf(at)} takes ${versionName(held.version)} from ${place} when ${versionName(due)} is due`;
    }
  }
  return undefined;
}
