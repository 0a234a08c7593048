import { environmentSteps } from './environment.ts';
import type { Model } from './explore.ts';
import { type Link, type MessageGuards, messageSteps } from './messages.ts';
import type { ReadRules } from './read-guards.ts';
import { readSteps } from './reads.ts';
import {
  createWorld,
  encode,
  FIRST_VERSION,
  nameOf,
  type Process,
  step,
  versionName,
  type World,
  type Writer,
  writerName,
} from './world.ts';

/** One step of a writer. */
export type Act = { what: (world: World, writer: Writer) => string; run: (draft: World, writer: Writer) => void };

export type KeySetup = {
  /** The process of each reader, and of each writer. */
  readers: readonly number[];
  writers: readonly number[];
  link?: Link;
  /** Processes may be killed. */
  kills?: boolean;
};

export type KeyProtocol = {
  guards: ReadRules & MessageGuards;
  /** What each writer does, step by step; after the last one it has returned. */
  program: readonly Act[];
  /** What a message does to a process's own layer. */
  apply(home: Process, version: number): void;
  /** Whether a read that starts after another one in its process has returned may not return less. */
  monotone: boolean;
};

export const STEADY: Link = { trims: false, suspects: [] };

/** All that readers, writers, messages and accidents can do with one key, from an empty and from a warm start. */
export function createKeyModel(setup: KeySetup, { guards, program, apply, monotone }: KeyProtocol): Model<World> {
  const { readers, writers, link = STEADY, kills = false } = setup;
  const returned = (world: World) =>
    world.writers.reduce((most, { step: done, version }) => Math.max(most, done === program.length ? version : 0), 0);
  const promised = {
    floorOf(world: World, process: number): number {
      const { floor, seen, suspect } = world.processes[process] as Process;
      // A suspect process owes its callers what was promised anywhere: it asks those who know.
      return Math.max(floor, seen, suspect ? returned(world) : 0);
    },
    monotone,
  };

  function findBroken(world: World): string | undefined {
    if (world.broken) return world.broken;
    const { frame, db, processes } = world;
    const least = Math.max(returned(world), ...processes.map(({ floor }) => floor));
    if (frame && frame < least) return `the shared store has ${versionName(frame)} when ${versionName(least)} is due`;
    for (const [at, { local, floor }] of processes.entries()) {
      if (local && local < floor) return `${nameOf(at)} keeps ${versionName(local)} when ${versionName(floor)} is due`;
    }
    const quiet =
      world.writers.every((writer) => writer.step === program.length) &&
      world.readers.every(({ phase }) => phase === 'idle' || phase === 'done') &&
      processes.every(({ applied }) => applied === world.log.length);
    const old = [frame, ...processes.map(({ local }) => local)].some((version) => version && version < db);
    return quiet && old ? 'something old is left when all is done' : undefined;
  }

  return {
    initial: [0, FIRST_VERSION].map((cached) => createWorld(readers, writers, cached)),
    encode,
    *steps(world) {
      yield* readSteps(world, guards, promised);
      yield* environmentSteps(world, { leaseEnds: guards.leaseEnds, kills });
      yield* messageSteps(world, guards, link, apply);
      for (const [at, writer] of world.writers.entries()) {
        const act = program[writer.step];
        if (!act) continue;
        yield step(world, `${writerName(at)} ${act.what(world, writer)}`, (draft) => {
          const mine = draft.writers[at] as Writer;
          mine.step++;
          act.run(draft, mine);
        });
      }
    },
    broken: findBroken,
    finished: (world) => world.readers.every(({ phase }) => phase === 'done'),
  };
}
