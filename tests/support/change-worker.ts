import { flushCompileCache } from 'node:module';
import { sql } from 'drizzle-orm';
import type { ThingDefinition } from '#lib/cache/engine/thing.ts';
import { announceTags } from '#lib/changes/announce.ts';
import { type ChangeNote, commitChange } from '#lib/changes/commit-change.ts';
import { startRelay } from '#lib/changes/relay.ts';
import { positionOf } from '#lib/changes/tickets.ts';
import { getRuntime } from '#lib/runtime.ts';
import type { ChangeWorkerSettings, WorkerCall } from './change-fleet.ts';
import { waitUntil } from './wait-until.ts';

/** One process of a shop that commits changes, relays them, and reads by way of the cache. Ends suddenly where it is told to. */

const { relays, dieAt, secondPurgeMs } = JSON.parse(process.argv[2] ?? '') as ChangeWorkerSettings;
process.once('disconnect', () => process.exit());
const runtime = getRuntime();
const die = () => process.kill(process.pid, 'SIGKILL');

/** Rows of a table that the test has made: `scribbles (id text, body text)`. */
const notes: ThingDefinition<string, string> = {
  name: 'note',
  schema: 1,
  keyOf: (id) => id,
  ttlMs: 60_000,
  localTtlMs: 60_000,
  negativeTtlMs: 5_000,
  strictness: 'relaxed',
  tagsOf: (id) => [`note:${id}`],
  async load(ids) {
    const rows = await runtime.db.execute<{ id: string; body: string }>(
      sql`SELECT id, body FROM scribbles WHERE id = ANY(${`{${ids.join(',')}}`}::text[])`,
    );
    return new Map(rows.map(({ id, body }) => [id, { value: body }]));
  },
};

const calls = {
  async read(id: string, after?: number) {
    const { entry } = await runtime.cache.thing(notes).get(id, after === undefined ? {} : { after });
    return entry.found ? entry.value : undefined;
  },
  async write(id: string, body: string, cdn: ChangeNote['cdn']) {
    const startedAt = performance.now();
    const committed = await commitChange(
      async (tx) => {
        await tx.execute(sql`UPDATE scribbles SET body = ${body} WHERE id = ${id}`);
        return { result: undefined, change: { kind: 'note', tags: [`note:${id}`], cdn } };
      },
      async (_result, note) => {
        if (dieAt === 'committed') die();
        const announced = await announceTags(note.tags);
        if (dieAt === 'announced by its writer') die();
        return announced;
      },
    );
    return { changeId: committed.changeId, ms: performance.now() - startedAt };
  },
  ticket: (changeId: string) => positionOf(changeId),
  role: async () => relay?.state().role,
};

const relay = relays
  ? startRelay(runtime, {
      secondPurgeMs,
      onStep(step) {
        if (step === dieAt) die();
      },
    })
  : undefined;

process.on('message', async ({ id, method, args }: WorkerCall) => {
  try {
    const call = calls[method as keyof typeof calls] as (...all: unknown[]) => Promise<unknown>;
    process.send?.({ id, value: await call(...args) });
  } catch (error) {
    process.send?.({ id, error: (error as Error).message });
  }
});

// A worker that may die at any step cannot wait for the lead first: whoever gets it may be dead by then.
await waitUntil(15_000, 'the shared store does not answer', async () => runtime.cache.stats().trusted || undefined);
process.send?.({ id: 0 });
flushCompileCache();
