import type { Step } from './explore.ts';
import { isDead, isStale, refresh, type TableGuards } from './tag-table.ts';
import {
  type Frame,
  NOTHING,
  type TagProcess,
  type TagReader,
  type TagWorld,
  tagStep,
  WRITER_STEPS,
} from './tag-world.ts';
import { NOBODY, nameOf, readerName, versionName } from './world.ts';

export type TagReadGuards = {
  /** The snapshot is the position before the load, not the one when the frame is stored. */
  snapshotBeforeLoad: boolean;
  /** A suspect process asks for the shared table before it reads. */
  suspectAsksTable: boolean;
  /** The frame that a reader saw, and cannot use, does not keep it from the lease. */
  acquireKnowsSeen: boolean;
  /** A frame found instead of the lease is held against the table like any other. */
  acquireChecksTable: boolean;
};

const shown = ({ version, snapshot }: Frame) => (version ? `${versionName(version)}@${snapshot}` : 'none');
const isSame = (one: Frame, other: Frame) => one.version === other.version && one.snapshot === other.snapshot;

/** Every next step of every reader. */
export function* tagReadSteps(world: TagWorld, guards: TagReadGuards & TableGuards): Generator<Step<TagWorld>> {
  for (const [at, reader] of world.readers.entries()) {
    const { table } = world.processes[reader.process] as TagProcess;
    const say = (what: string, change: (draft: TagWorld, mine: TagReader, home: TagProcess) => void) =>
      tagStep(world, `${readerName(at)} ${what}`, (draft) => {
        const mine = draft.readers[at] as TagReader;
        change(draft, mine, draft.processes[mine.process] as TagProcess);
      });
    const take = (found: Frame, what: string) =>
      say(`${what} ${shown(found)}`, (_, mine) => {
        mine.phase = 'has a frame';
        mine.frame = found;
      });
    const passOver = (found: Frame) =>
      say(`passes over ${shown(found)}`, (_, mine) => {
        mine.phase = 'acquiring';
        mine.seen = found;
      });
    const { frame } = world;
    switch (reader.phase) {
      case 'idle':
        // Readers of one process are alike: they start in order, which leaves out mirror images.
        if (!world.readers.slice(0, at).some((other) => other.phase === 'idle' && other.process === reader.process)) {
          yield start(world, at, guards);
        }
        break;
      case 'reading':
        if (frame.version && !isDead(table, frame)) yield take(frame, 'reads');
        // A stale frame may be served, and may be refreshed.
        if (!frame.version || isDead(table, frame) || isStale(table, frame)) yield passOver(frame);
        break;
      case 'acquiring':
        if (frame.version && !(guards.acquireKnowsSeen && isSame(frame, reader.seen))) {
          const usable = !guards.acquireChecksTable || !isDead(table, frame);
          yield usable ? take(frame, 'finds instead of the lease') : passOver(frame);
        } else if (world.lease === NOBODY) {
          yield say('takes the lease', (draft, mine) => {
            mine.phase = 'loading';
            draft.lease = at;
          });
        }
        break;
      case 'loading':
        yield say(`loads ${versionName(world.db)}`, (draft, mine) => {
          mine.phase = 'filling';
          mine.frame = { ...mine.frame, version: draft.db };
        });
        break;
      case 'filling':
        yield fill(world, at, guards);
        break;
      case 'has a frame':
        yield say(`answers with ${shown(reader.frame)}`, (draft, mine, home) => {
          home.local = mine.frame;
          answer(draft, at);
        });
        break;
      case 'answering':
        yield say(`answers with ${versionName(reader.frame.version)}`, (draft) => answer(draft, at));
        break;
    }
  }
}

function start(world: TagWorld, at: number, guards: TagReadGuards & TableGuards): Step<TagWorld> {
  const { process } = world.readers[at] as TagReader;
  const { suspect } = world.processes[process] as TagProcess;
  const asks = suspect && guards.suspectAsksTable;
  return tagStep(
    world,
    `${readerName(at)} starts in ${nameOf(process)}${asks ? ' with the shared table' : ''}`,
    (draft) => {
      const mine = draft.readers[at] as TagReader;
      const home = draft.processes[process] as TagProcess;
      mine.floor = suspect ? Math.max(home.floor, newestReturned(world)) : home.floor;
      if (asks) refresh(draft, home, guards);
      if (home.local.version && !isDead(home.table, home.local)) {
        mine.frame = home.local;
        answer(draft, at);
      } else if (home.flight !== NOBODY) {
        mine.phase = 'joined';
        mine.joined = home.flight;
      } else {
        mine.phase = 'reading';
        mine.frame = { version: 0, snapshot: home.position };
        home.flight = at;
      }
    },
  );
}

/** A suspect process owes its callers what was promised anywhere. */
const newestReturned = ({ writers }: TagWorld) =>
  writers.reduce((most, { step, version }) => Math.max(most, step === WRITER_STEPS ? version : 0), 0);

function fill(world: TagWorld, at: number, guards: TagReadGuards & TableGuards): Step<TagWorld> {
  const { process, frame } = world.readers[at] as TagReader;
  const { position } = world.processes[process] as TagProcess;
  const filled = guards.snapshotBeforeLoad ? frame : { ...frame, snapshot: position };
  const accepted = world.lease === at;
  return tagStep(world, `${readerName(at)} ${accepted ? 'fills' : 'may not fill'} ${shown(filled)}`, (draft) => {
    const mine = draft.readers[at] as TagReader;
    mine.phase = accepted ? 'has a frame' : 'answering';
    mine.frame = filled;
    if (!accepted) return;
    draft.lease = NOBODY;
    draft.frame = filled;
  });
}

/** The reader, and whoever joined it, returns. */
function answer(draft: TagWorld, at: number): void {
  const { frame, process } = draft.readers[at] as TagReader;
  const home = draft.processes[process] as TagProcess;
  if (home.flight === at) home.flight = NOBODY;
  for (const [index, reader] of draft.readers.entries()) {
    if (index !== at && reader.joined !== at) continue;
    if (frame.version < reader.floor) {
      const [due, given] = [reader.floor, frame.version].map(versionName);
      draft.broken = `a read that started after ${due} was due returns ${given}`;
    }
    draft.readers[index] = { process, phase: 'done', frame: NOTHING, seen: NOTHING, floor: 0, joined: NOBODY };
  }
}
