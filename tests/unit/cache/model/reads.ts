import type { Step } from './explore.ts';
import type { ReadRules } from './read-guards.ts';
import {
  createReader,
  FIRST_VERSION,
  moveStripe,
  NOBODY,
  nameOf,
  type Process,
  type Reader,
  readerName,
  step,
  versionName,
  type World,
} from './world.ts';

export type Promised = {
  /** The least version that a read which starts now in the process may return. */
  floorOf(world: World, process: number): number;
  /** Whether what a read returns becomes the least for the next ones in its process. */
  monotone: boolean;
};

/** Every next step of every reader. */
export function* readSteps(world: World, guards: ReadRules, promised: Promised): Generator<Step<World>> {
  const unkept = guards.publishBeforeAnswer ? 'publishing' : 'answering';
  for (const [at, reader] of world.readers.entries()) {
    const say = (what: string, change: (draft: World, mine: Reader, home: Process) => void) =>
      step(world, `${readerName(at)} ${what}`, (draft) => {
        const mine = draft.readers[at] as Reader;
        change(draft, mine, draft.processes[mine.process] as Process);
      });
    const version = versionName(reader.version);
    switch (reader.phase) {
      case 'idle':
        // Readers of one process are alike: they start in order, which leaves out mirror images.
        if (world.readers.some((other, index) => index < at && isLike(other, reader))) break;
        yield start(world, at, guards, promised);
        break;
      case 'reading':
        yield say(`reads the frame: ${versionName(world.frame)}`, (draft, mine) => {
          mine.phase = draft.frame ? 'has a frame' : 'acquiring';
          mine.version = draft.frame;
        });
        break;
      case 'acquiring':
        if (world.frame) {
          yield say(`finds a frame instead of a lease: ${versionName(world.frame)}`, (draft, mine) => {
            mine.phase = 'has a frame';
            mine.version = draft.frame;
          });
        } else if (world.lease === NOBODY) {
          yield say('takes the lease', (draft, mine) => {
            mine.phase = 'loading';
            draft.lease = at;
          });
        } else if (guards.patience) {
          yield say('has waited long enough', (_, mine) => {
            mine.phase = 'loading alone';
          });
        }
        break;
      case 'has a frame':
        yield say(`answers with the frame ${version}`, (draft, mine, home) => {
          if (mine.stripe === 'still' || !guards.promotionStripe) home.local = mine.version;
          if (guards.answerFences) fence(draft, mine);
          answer(draft, at, promised);
        });
        break;
      case 'loading':
      case 'loading alone':
        for (const db of guards.loadPrimary ? [world.db] : [world.db, Math.max(FIRST_VERSION, world.db - 1)]) {
          yield say(`loads ${versionName(db)}`, (_, mine) => {
            mine.phase = mine.phase === 'loading' ? 'filling' : unkept;
            mine.version = db;
          });
        }
        break;
      case 'filling':
        yield fill(world, at, guards);
        break;
      case 'filled':
        yield say(`answers with the filled ${version}`, (draft, mine, home) => {
          if (mine.stripe === 'still' || !guards.fillStripe) home.local = mine.version;
          if (guards.answerFences) fence(draft, mine);
          answer(draft, at, promised);
        });
        break;
      case 'publishing':
        yield say(`gives ${version} to the shared store`, (draft, mine) => {
          mine.phase = 'answering';
          draft.lease = NOBODY;
          if (draft.frame && draft.frame < mine.version) draft.frame = mine.version;
        });
        break;
      case 'answering':
        yield say(`answers with ${version}`, (draft, mine, home) => {
          if (!guards.keepOnlyFilled && mine.stripe === 'still') home.local = mine.version;
          if (guards.answerFences) fence(draft, mine);
          answer(draft, at, promised);
        });
        break;
    }
  }
}

const isLike = (other: Reader, reader: Reader) => other.phase === 'idle' && other.process === reader.process;

function start(world: World, at: number, guards: ReadRules, promised: Promised): Step<World> {
  const { process } = world.readers[at] as Reader;
  const { local, flight, suspect } = world.processes[process] as Process;
  const begin = (what: string, change: (draft: World, mine: Reader) => void) =>
    step(world, `${readerName(at)} starts in ${nameOf(process)}${what}`, (draft) => {
      const mine = draft.readers[at] as Reader;
      mine.floor = promised.floorOf(world, process);
      change(draft, mine);
    });
  if (local && !(suspect && guards.suspectSkipsLocal)) {
    return begin(` and has ${versionName(local)}`, (draft, mine) => {
      mine.version = local;
      answer(draft, at, promised);
    });
  }
  if (flight !== NOBODY && !(suspect && guards.suspectSkipsFlights)) {
    return begin(` and joins ${readerName(flight)}`, (_, mine) => {
      mine.phase = 'joined';
      mine.joined = flight;
    });
  }
  return begin('', (draft, mine) => {
    mine.phase = 'reading';
    mine.stripe = 'still';
    (draft.processes[process] as Process).flight = at;
  });
}

function fill(world: World, at: number, guards: ReadRules): Step<World> {
  const { version } = world.readers[at] as Reader;
  const leased = world.lease === at || (world.lease === NOBODY && !guards.fillFailsClosed) || !guards.fillToken;
  const accepted = leased && !(guards.fillVersion && world.frame > version);
  return step(world, `${readerName(at)} ${accepted ? 'fills' : 'may not fill'} ${versionName(version)}`, (draft) => {
    (draft.readers[at] as Reader).phase = accepted ? 'filled' : guards.publishBeforeAnswer ? 'publishing' : 'answering';
    if (leased) draft.lease = NOBODY;
    if (accepted) draft.frame = version;
  });
}

/** Whatever older is here goes, and whatever is on its way here may not stay. */
function fence(draft: World, { process, version }: Reader): void {
  const home = draft.processes[process] as Process;
  if (home.local < version) home.local = 0;
  home.flight = NOBODY;
  moveStripe(draft, process);
}

/** The reader, and whoever joined it, returns. */
function answer(draft: World, at: number, { monotone }: Promised): void {
  const { version, process } = draft.readers[at] as Reader;
  const home = draft.processes[process] as Process;
  if (home.flight === at) home.flight = NOBODY;
  if (monotone) home.seen = Math.max(home.seen, version);
  for (const [index, reader] of draft.readers.entries()) {
    if (index !== at && reader.joined !== at) continue;
    if (version < reader.floor) {
      draft.broken = `a read that started after ${versionName(reader.floor)} was due returns ${versionName(version)}`;
    }
    draft.readers[index] = { ...createReader(process), phase: 'done' };
  }
}
