import type { Model } from './explore.ts';
import { type Act, createKeyModel, type KeySetup } from './key-model.ts';
import { forget, MESSAGE_GUARDS, type MessageGuards } from './messages.ts';
import { READ_GUARDS, type ReadGuards } from './read-guards.ts';
import { NOBODY, nameOf, raiseFloor, versionName, type World } from './world.ts';

export type InvalidationGuards = ReadGuards &
  MessageGuards & {
    /** The writer's process forgets before the shared store does. */
    forgetFirst: boolean;
    /** And once more after it. */
    forgetAgain: boolean;
    /** The shared store loses the lease together with the frame. */
    dropLease: boolean;
    /** Peers are told only when the shared store has forgotten. */
    sharedBeforeMessage: boolean;
  };

const GUARDS: InvalidationGuards = {
  ...READ_GUARDS,
  ...MESSAGE_GUARDS,
  forgetFirst: true,
  forgetAgain: true,
  dropLease: true,
  sharedBeforeMessage: true,
};

export type InvalidationSetup = KeySetup & { off?: readonly (keyof InvalidationGuards)[] };

/** Reads fill the cache under a lease, writes invalidate: (a) and (d) of the design. */
export function createInvalidation({ off = [], ...setup }: InvalidationSetup): Model<World> {
  const guards = { ...GUARDS };
  for (const guard of off) guards[guard] = false;
  return createKeyModel(setup, {
    guards,
    program: createProgram(guards),
    apply: (home) => {
      home.local = 0;
    },
    monotone: false,
  });
}

function createProgram(guards: InvalidationGuards): Act[] {
  const commit: Act = {
    what: ({ db }) => `commits ${versionName(db + 1)}`,
    run: (draft, writer) => {
      writer.version = ++draft.db;
    },
  };
  const forgetFirst: Act = {
    what: (_, { process }) => `clears ${nameOf(process)}`,
    run: (draft, { process }) => {
      if (guards.forgetFirst) forget(draft, process, guards);
    },
  };
  const invalidate: Act = {
    what: () => 'clears the shared store',
    run: (draft) => {
      draft.frame = 0;
      if (guards.dropLease) draft.lease = NOBODY;
    },
  };
  const tell: Act = {
    what: (_, { version }) => `tells of ${versionName(version)}`,
    run: (draft, { version }) => void draft.log.push(version),
  };
  const finish: Act = {
    what: (_, { process }) => `clears ${nameOf(process)} again and returns`,
    run: (draft, { process, version }) => {
      if (guards.forgetAgain) forget(draft, process, guards);
      raiseFloor(draft, process, version);
    },
  };
  const middle = guards.sharedBeforeMessage ? [invalidate, tell] : [tell, invalidate];
  return [commit, forgetFirst, ...middle, finish];
}
