import type { Model } from './explore.ts';
import { type Act, createKeyModel, type KeySetup } from './key-model.ts';
import { forget, MESSAGE_GUARDS, type MessageGuards } from './messages.ts';
import { type MonotoneGuards, READ_GUARDS, type ReadGuards } from './read-guards.ts';
import { NOBODY, nameOf, type Process, raiseFloor, versionName, type World, type Writer } from './world.ts';

export type WriteThroughGuards = ReadGuards &
  MonotoneGuards &
  MessageGuards & {
    /** A write replaces a frame, and never brings one into being. */
    neverCreate: boolean;
    /** Only an older frame is replaced. */
    replaceOnlyOlder: boolean;
    /** A write takes the lease away, whatever it found. */
    dropLease: boolean;
    /** The writer's process forgets before the shared store is written. */
    forgetFirst: boolean;
    /** And once more afterwards, unless it keeps what it wrote. */
    forgetAgain: boolean;
    /** It keeps what it wrote only if the shared store did. */
    ownNeedsReplaced: boolean;
    /** And only if the stripe is still. */
    ownNeedsStripe: boolean;
    /** A message changes only an older copy. */
    peersOnlyNewer: boolean;
  };

const GUARDS: WriteThroughGuards = {
  ...READ_GUARDS,
  ...MESSAGE_GUARDS,
  answerFences: true,
  publishBeforeAnswer: true,
  neverCreate: true,
  replaceOnlyOlder: true,
  dropLease: true,
  forgetFirst: true,
  forgetAgain: true,
  ownNeedsReplaced: true,
  ownNeedsStripe: true,
  peersOnlyNewer: true,
};

export type WriteThroughSetup = KeySetup & { off?: readonly (keyof WriteThroughGuards)[]; monotone?: boolean };

/** Writes bring their value to the caches, the database having decided its version: (e) of the design. */
export function createWriteThrough({ off = [], monotone = true, ...setup }: WriteThroughSetup): Model<World> {
  const guards = { ...GUARDS };
  for (const guard of off) guards[guard] = false;
  return createKeyModel(setup, {
    guards,
    program: createProgram(guards),
    apply: (home, version) => {
      if (home.local && (home.local < version || !guards.peersOnlyNewer)) home.local = version;
    },
    monotone,
  });
}

function createProgram(guards: WriteThroughGuards): Act[] {
  const replaces = ({ frame }: World, { version }: Writer) =>
    frame ? frame < version || !guards.replaceOnlyOlder : !guards.neverCreate;
  const commit: Act = {
    what: ({ db }) => `commits ${versionName(db + 1)}`,
    run: (draft, writer) => {
      writer.version = ++draft.db;
    },
  };
  const forgetFirst: Act = {
    what: (_, { process }) => `clears ${nameOf(process)}`,
    run: (draft, writer) => {
      if (guards.forgetFirst) forget(draft, writer.process, guards);
      writer.stripe = 'still';
    },
  };
  const replace: Act = {
    what: (world, writer) =>
      replaces(world, writer)
        ? `replaces ${versionName(world.frame)} with ${versionName(writer.version)}`
        : `leaves ${versionName(world.frame)} where ${versionName(writer.version)} was to go`,
    run: (draft, writer) => {
      writer.replaced = replaces(draft, writer);
      if (writer.replaced) draft.frame = writer.version;
      if (guards.dropLease) draft.lease = NOBODY;
    },
  };
  const settle: Act = {
    what: (_, { process, version }) => `settles ${versionName(version)} in ${nameOf(process)}`,
    run: (draft, writer) => {
      const keeps =
        (writer.replaced || !guards.ownNeedsReplaced) && (writer.stripe === 'still' || !guards.ownNeedsStripe);
      if (guards.forgetAgain) forget(draft, writer.process, guards);
      if (keeps) (draft.processes[writer.process] as Process).local = writer.version;
      writer.stripe = 'not noted';
      writer.replaced = false;
    },
  };
  const tell: Act = {
    what: (_, { version }) => `tells of ${versionName(version)} and returns`,
    run: (draft, { process, version }) => {
      draft.log.push(version);
      raiseFloor(draft, process, version);
    },
  };
  return [commit, forgetFirst, replace, settle, tell];
}
