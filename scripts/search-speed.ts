import { migrateDatabase } from '#db/migrate.ts';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { tags } from '#lib/cdn/tags.ts';
import { readConfig } from '#lib/config.ts';
import { getRuntime } from '#lib/runtime.ts';
import { browseProducts } from '#lib/search/browse.ts';
import { describeMachine, formatMachine, warnOfLoad } from './bench/machine.ts';
import { percentile } from './bench/statistics.ts';
import { findDatabase } from './run/find-database.ts';
import { runCommand } from './run/run-command.ts';
import { readFlags, USAGE } from './search-speed/flags.ts';
import { drawRequests, SHAPES } from './search-speed/requests.ts';
import { runSeed } from './seed/run-seed.ts';

await runCommand(
  async (life, progress) => {
    const flags = readFlags(process.argv.slice(2));
    if (flags === 'help') {
      process.stdout.write(USAGE);
      return life.stop(0);
    }
    const databaseUrl = await findDatabase(readConfig(), life, progress, 'search-speed');
    await progress.step('schema', () => migrateDatabase(databaseUrl));
    await runSeed(databaseUrl, flags.products, life.signal);
    const machine = describeMachine();
    progress.note(formatMachine(machine));
    const warning = warnOfLoad(machine);
    if (warning !== undefined) progress.note(warning);
    process.env.DATABASE_URL = databaseUrl;
    // In this process alone, where "uncached" takes one call.
    process.env.REDIS_URL = '';
    process.env.LOG_LEVEL = 'silent';
    life.onStop('runtime', () => getRuntime().close());
    const times = await measure(flags.requests, life.signal);
    process.stdout.write(`\n${render(times)}`);
    return life.stop(0);
  },
  { endless: false },
);

/** One request after the other, each with nothing of lists, counts, words and products in any cache; ms by shape. */
async function measure(count: number, signal: AbortSignal): Promise<Map<string, number[]>> {
  const { cache } = getRuntime();
  const requests = drawRequests(count, await getCategoryTree());
  const times = new Map<string, number[]>();
  // The first round wakes the database's own buffers and plans, as a running shop has them.
  for (const round of ['warm', 'timed']) {
    for (const { shape, query } of requests) {
      signal.throwIfAborted();
      await cache.invalidateTags({ hard: [tags.products] });
      const startedAt = performance.now();
      await browseProducts(query);
      if (round === 'timed') times.set(shape, [...(times.get(shape) ?? []), performance.now() - startedAt]);
    }
  }
  return times;
}

function render(times: ReadonlyMap<string, readonly number[]>): string {
  const line = (name: string, values: readonly number[]) => {
    const figures = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(1).padStart(7));
    return `${name.padEnd(22)}${String(values.length).padStart(6)}${figures.join('')}\n`;
  };
  const heading = `list with facets, uncached     n    p50    p95    p99    max  ms\n`;
  return (
    heading +
    SHAPES.map(({ name }) => line(name, times.get(name) ?? [])).join('') +
    line('all', [...times.values()].flat())
  );
}
