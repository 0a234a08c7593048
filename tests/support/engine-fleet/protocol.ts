import type { ThingDefinition } from '#lib/cache/engine/thing.ts';

/** What a test may choose of the thing that is cached. */
export type FleetDefinition = Partial<
  Pick<
    ThingDefinition<string, unknown>,
    | 'ttlMs'
    | 'localTtlMs'
    | 'localBytes'
    | 'negativeTtlMs'
    | 'staleMs'
    | 'staleIfErrorMs'
    | 'strictness'
    | 'outageMs'
    | 'leaseMs'
    | 'deadlineMs'
    | 'keysPerLoad'
  >
>;

export type WorkerSettings = {
  redisUrl: string;
  prefix: string;
  definition: FleetDefinition;
  commandTimeoutMs?: number | undefined;
  heartbeatMs?: number | undefined;
  /** How much the worker's wall clock goes ahead. */
  skewMs: number;
  /** Whether to wait until the shared store is trusted. */
  awaitStore: boolean;
};

export type SourceRow = { value: unknown; version?: number };
export type TagTable = Map<string, readonly string[]>;
export type PlainError = { name: string; message: string };

export type ToWorker =
  /** `tags`: all of them, when they have changed since this worker last heard. */
  | { kind: 'call'; id: number; method: string; args: unknown[]; tags?: TagTable | undefined }
  /** `tags`: of the keys that were asked for, as they were when their values were read. */
  | { kind: 'loaded'; id: number; rows: Map<string, SourceRow>; tags: TagTable }
  | { kind: 'load-failed'; id: number; message: string };

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'load'; id: number; keys: readonly string[] }
  | { kind: 'returned'; id: number; value: unknown }
  | { kind: 'threw'; id: number; error: PlainError };

/** Under which the engine's name of a key begins. */
export const THING = { name: 'thing', schema: 1 } as const;
