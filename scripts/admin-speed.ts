import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDesk } from './admin-speed/desk.ts';
import { readFlags, USAGE } from './admin-speed/flags.ts';
import { type BulkTimes, measureBulk } from './admin-speed/measure-bulk.ts';
import { measureSaves } from './admin-speed/measure-saves.ts';
import { describeMachine, formatMachine, warnOfLoad } from './bench/machine.ts';
import { percentile } from './bench/statistics.ts';
import { openFleet } from './consistency/fleet/open-fleet.ts';
import { connect } from './consistency/http/connect.ts';
import { signIn } from './consistency/load/admin.ts';
import { buildIfStale } from './run/build.ts';
import { runCommand } from './run/run-command.ts';
import { closeWorkspace, openWorkspace } from './test/workspace.ts';

await runCommand(
  async (life, progress) => {
    const flags = readFlags(process.argv.slice(2));
    if (flags === 'help') {
      process.stdout.write(USAGE);
      return life.stop(0);
    }
    const workspace = await openWorkspace();
    life.onStop('workspace', () => closeWorkspace(workspace));
    await buildIfStale(life, progress);
    const admin = { email: 'admin@strata.test', password: randomBytes(16).toString('base64url') };
    const fleet = await openFleet(life, progress, {
      dataDir: join(workspace, 'shop'),
      products: flags.products,
      processes: 1,
      edge: undefined,
      admin,
      durable: true,
    });
    const machine = describeMachine();
    progress.note(formatMachine(machine));
    const warning = warnOfLoad(machine);
    if (warning !== undefined) progress.note(warning);
    const entry = connect('process', 'process', fleet.processes[0] as string);
    life.onStop('connections', () => entry.close());
    const desk = openDesk(await signIn(entry, admin), entry);
    const saves = await progress.step('saves', () => measureSaves(desk, entry, flags.saves, life.signal));
    const bulk = await progress.step('a change of every price', () => measureBulk(desk, entry, life.signal));
    process.stdout.write(`\n${render(saves, bulk)}`);
    return life.stop(0);
  },
  { endless: false },
);

function render(saves: ReadonlyMap<string, readonly number[]>, bulk: BulkTimes): string {
  const line = (name: string, values: readonly number[]) => {
    const figures = [0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(0).padStart(7));
    return `${name.padEnd(30)}${String(values.length).padStart(6)}${figures.join('')}\n`;
  };
  return [
    `${''.padEnd(30)}     n    p50    p95    p99    max  ms\n`,
    ...[...saves].map(([sort, times]) => line(`save of ${sort}`, times)),
    line('shoppers before', bulk.before),
    line('shoppers while prices change', bulk.meanwhile),
    `\n${bulk.products} prices: checked in ${bulk.checkedS.toFixed(1)} s, written in ${bulk.writtenS.toFixed(1)} s\n`,
  ].join('');
}
