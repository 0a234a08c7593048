import { join } from 'node:path';
import { proveActor } from '#lib/accounts/actor.ts';
import { getRuntime } from '#lib/runtime.ts';
import { countSales } from '#lib/sales/count-sales.ts';
import { readDashboard } from '#lib/sales/dashboard.ts';
import { addDays } from '#lib/sales/range.ts';
import { readToDo } from '#lib/sales/to-do.ts';
import { describeMachine, formatMachine, warnOfLoad } from './bench/machine.ts';
import { percentile } from './bench/statistics.ts';
import { readFlags, USAGE } from './dashboard-speed/flags.ts';
import { insertOrders } from './dashboard-speed/insert-orders.ts';
import { runCommand } from './run/run-command.ts';
import { seedIfEmpty } from './run/seed-if-empty.ts';
import { startServices } from './services/start-services.ts';
import { closeWorkspace, openWorkspace } from './test/workspace.ts';

/** Somebody who may look, as a session would show them. */
const viewer = proveActor({
  userId: 'dashboard-speed',
  email: 'viewer@strata.test',
  role: 'viewer',
  from: { address: null, device: null },
});

const ROUNDS = 40;

await runCommand(
  async (life, progress) => {
    const flags = readFlags(process.argv.slice(2));
    if (flags === 'help') {
      process.stdout.write(USAGE);
      return life.stop(0);
    }
    const workspace = await openWorkspace();
    life.onStop('workspace', () => closeWorkspace(workspace));
    const own = { dataDir: join(workspace, 'data'), databaseUrl: undefined, redisUrl: undefined };
    const services = await startServices(own, life, progress, { durable: false });
    await seedIfEmpty({ ...services, dataDir: own.dataDir }, life, progress);
    Object.assign(process.env, { DATABASE_URL: services.databaseUrl, REDIS_URL: '', LOG_LEVEL: 'silent' });
    life.onStop('runtime', () => getRuntime().close());
    await progress.step(`${flags.orders} orders`, () => insertOrders(getRuntime().sql, flags.orders));
    await progress.step('counting all of them', () => countSales());
    const machine = describeMachine();
    progress.note(formatMachine(machine));
    const warning = warnOfLoad(machine);
    if (warning !== undefined) progress.note(warning);
    process.stdout.write(`\n${await measure(life.signal)}`);
    return life.stop(0);
  },
  { endless: false },
);

async function measure(signal: AbortSignal): Promise<string> {
  const to = new Date().toISOString().slice(0, 10);
  const shapes: Record<string, () => Promise<unknown>> = {
    'count again': () => countSales(),
    'what is to be done': () => readToDo(viewer),
    ...Object.fromEntries(
      [30, 90, 365, 730].map((days) => [
        `dashboard, ${days} days`,
        () => readDashboard(viewer, { from: addDays(to, 1 - days), to }),
      ]),
    ),
  };
  const lines: string[] = [];
  for (const [name, work] of Object.entries(shapes)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      signal.throwIfAborted();
      const startedAt = performance.now();
      await work();
      times.push(performance.now() - startedAt);
    }
    const figures = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(1).padStart(8));
    lines.push(`${name.padEnd(24)}${figures.join('')}\n`);
  }
  return `${''.padEnd(24)}     p50     p95     max  ms\n${lines.join('')}`;
}
