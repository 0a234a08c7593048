import { burstCommands } from './burst.ts';
import { coherenceCommands } from './coherence.ts';
import { heapCommands } from './heap.ts';
import { httpCommands } from './http.ts';
import { serverReadsCommands } from './server-reads.ts';
import { openSession, session } from './session.ts';
import { throughputCommands } from './throughput.ts';

/** All that the bench can ask of one of its processes. */
export const commands = {
  open: openSession,
  async takeLoads() {
    return session().source.takeLoads();
  },
  /** Resolves when the next load has begun. */
  async nextLoad() {
    await session().source.nextLoad();
  },
  ...throughputCommands,
  ...serverReadsCommands,
  ...burstCommands,
  ...coherenceCommands,
  ...heapCommands,
  ...httpCommands,
};

export type Commands = typeof commands;

/** What goes between the bench and a process of its own. */
export type Call = { id: number; name: keyof Commands; args: unknown[] };
export type Reply = { id: number } & ({ result: unknown } | { error: string });
