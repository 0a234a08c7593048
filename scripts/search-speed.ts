import { migrateDatabase } from '#db/migrate.ts';
import { getCategoryTree } from '#lib/catalog/read.ts';
import { tags } from '#lib/cdn/tags.ts';
import { readConfig } from '#lib/config.ts';
import { getRuntime } from '#lib/runtime.ts';
import { browseProducts } from '#lib/search/browse.ts';
import { suggest } from '#lib/search/suggest.ts';
import { describeMachine, formatMachine, warnOfLoad } from './bench/machine.ts';
import { percentile } from './bench/statistics.ts';
import { findDatabase } from './run/find-database.ts';
import { runCommand } from './run/run-command.ts';
import { readFlags, USAGE } from './search-speed/flags.ts';
import { drawRequests, SHAPES, TYPED } from './search-speed/requests.ts';
import { runSeed } from './seed/run-seed.ts';

/** Rounds of what is typed. */
const SUGGESTED = 10;

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
    const lists = await measureLists(flags.requests, life.signal);
    const suggestions = await measureSuggestions(life.signal);
    process.stdout.write(`\n${render(lists)}${renderLine('suggestions', suggestions)}`);
    return life.stop(0);
  },
  { endless: false },
);

/** One request after the other, each with nothing of lists, counts, words and products in any cache; ms by shape. */
async function measureLists(count: number, signal: AbortSignal): Promise<Map<string, number[]>> {
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

/** The same of what is suggested for letters that have been typed. */
async function measureSuggestions(signal: AbortSignal): Promise<number[]> {
  const { cache } = getRuntime();
  const times: number[] = [];
  for (let round = 0; round <= SUGGESTED; round++) {
    for (const typed of TYPED) {
      signal.throwIfAborted();
      await cache.invalidateTags({ hard: [tags.products] });
      const startedAt = performance.now();
      await suggest(typed);
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times;
}

function render(times: ReadonlyMap<string, readonly number[]>): string {
  const heading = `list with facets, uncached     n    p50    p95    p99    max  ms\n`;
  return (
    heading +
    SHAPES.map(({ name }) => renderLine(name, times.get(name) ?? [])).join('') +
    renderLine('all', [...times.values()].flat())
  );
}

function renderLine(name: string, values: readonly number[]): string {
  const figures = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(1).padStart(7));
  return `${name.padEnd(22)}${String(values.length).padStart(6)}${figures.join('')}\n`;
}
