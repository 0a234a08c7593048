import type { Step } from './explore.ts';
import { createReader, moveStripe, NOBODY, nameOf, type Process, raiseFloor, step, type World } from './world.ts';

export type Environment = {
  /** Leases come to an end by themselves. */
  leaseEnds: boolean;
  /** Processes may be killed, and start again with nothing. */
  kills: boolean;
};

/** What memory pressure, time, other keys and the operator may do at any moment. */
export function* environmentSteps(world: World, { leaseEnds, kills }: Environment): Generator<Step<World>> {
  const may = (label: string, change: (draft: World) => void): Step<World> => ({
    ...step(world, label, change),
    optional: true,
  });
  if (world.frame) {
    yield may('the frame is evicted', (draft) => {
      draft.frame = 0;
    });
  }
  if (world.lease !== NOBODY) {
    const end = (draft: World) => {
      draft.lease = NOBODY;
    };
    yield leaseEnds ? step(world, 'the lease ends', end) : may('the lease is evicted', end);
  }
  for (const [at, { local }] of world.processes.entries()) {
    if (local) {
      yield may(`${nameOf(at)} drops its own copy`, (draft) => {
        (draft.processes[at] as Process).local = 0;
      });
    }
    if (kills) yield may(`${nameOf(at)} is killed`, (draft) => kill(draft, at));
  }
}

/** Its callers go with it. What it was writing goes on: the outbox delivers it. */
function kill(draft: World, process: number): void {
  const home = draft.processes[process] as Process;
  Object.assign(home, { local: 0, flight: NOBODY, applied: draft.log.length, suspect: false });
  raiseFloor(draft, process, Math.max(0, ...draft.log));
  moveStripe(draft, process);
  for (const [at, { process: where, phase }] of draft.readers.entries()) {
    if (where === process && phase !== 'idle') draft.readers[at] = { ...createReader(process), phase: 'done' };
  }
}
