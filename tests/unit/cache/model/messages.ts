import type { Step } from './explore.ts';
import { moveStripe, NOBODY, nameOf, type Process, raiseFloor, step, versionName, type World } from './world.ts';

export type MessageGuards = {
  /** A message moves the stripe. */
  messageBumpsStripe: boolean;
  /** After a change that is known here nobody joins a read that began before. */
  detachFlights: boolean;
  /** A process that lost messages notices, and forgets all it has. */
  gapDetection: boolean;
};

export const MESSAGE_GUARDS: MessageGuards = { messageBumpsStripe: true, detachFlights: true, gapDetection: true };

/** What may go wrong with the link, beyond delay: any process may be late at any time. */
export type Link = {
  /** Old messages may be gone before everybody has read them. */
  trims: boolean;
  /** The processes that may be cut off for longer than they are trusted. */
  suspects: readonly number[];
};

/** What a writer does to its own process. */
export function forget(draft: World, process: number, guards: MessageGuards): void {
  (draft.processes[process] as Process).local = 0;
  moveStripe(draft, process);
  detachFlight(draft, process, guards);
}

function detachFlight(draft: World, process: number, guards: MessageGuards): void {
  if (guards.detachFlights) (draft.processes[process] as Process).flight = NOBODY;
}

/** Every next step of the log and of those who follow it. `apply` is what a message does to a process's own layer. */
export function* messageSteps(
  world: World,
  guards: MessageGuards,
  link: Link,
  apply: (home: Process, version: number) => void,
): Generator<Step<World>> {
  for (const [at, { applied, suspect }] of world.processes.entries()) {
    const name = nameOf(at);
    if (applied < world.trimmed) {
      const lost = world.log.slice(applied, world.trimmed);
      yield step(world, `${name} finds messages gone`, (draft) => {
        const home = draft.processes[at] as Process;
        home.applied = draft.trimmed;
        raiseFloor(draft, at, Math.max(...lost));
        if (!guards.gapDetection) return;
        forget(draft, at, guards);
      });
    } else if (applied < world.log.length) {
      const version = world.log[applied] as number;
      yield step(world, `${name} applies ${versionName(version)}`, (draft) => {
        const home = draft.processes[at] as Process;
        home.applied++;
        raiseFloor(draft, at, version);
        apply(home, version);
        if (guards.messageBumpsStripe) moveStripe(draft, at);
        detachFlight(draft, at, guards);
      });
    } else if (suspect) {
      // A heartbeat comes through the log: who hears it has consumed all that was before.
      yield step(world, `${name} hears a heartbeat`, (draft) => {
        (draft.processes[at] as Process).suspect = false;
      });
    }
    if (!suspect && link.suspects.includes(at)) {
      const doubt = step(world, `${name} is suspect`, (draft) => {
        (draft.processes[at] as Process).suspect = true;
      });
      yield { ...doubt, optional: true };
    }
  }
  if (link.trims && world.trimmed < world.log.length) {
    const trim = step(world, `${versionName(world.log[world.trimmed] as number)} is trimmed`, (draft) => {
      draft.trimmed++;
    });
    yield { ...trim, optional: true };
  }
}
