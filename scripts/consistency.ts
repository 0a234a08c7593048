import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { checkShop } from './consistency/check.ts';
import { readFlags, USAGE } from './consistency/flags.ts';
import { openFleet } from './consistency/fleet/open-fleet.ts';
import { toShop } from './consistency/fleet/to-shop.ts';
import { checkWritable, writeText } from './consistency/report/json-file.ts';
import { isGood, renderReport } from './consistency/report/report.ts';
import { requireVarnish } from './edge/varnish/find-varnish.ts';
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
    if (flags.edge) requireVarnish();
    if (flags.json !== undefined) checkWritable(flags.json);
    const workspace = await openWorkspace();
    life.onStop('workspace', () => closeWorkspace(workspace));
    await buildIfStale(life, progress);
    const admin = { email: 'admin@strata.test', password: randomBytes(16).toString('base64url') };
    const fleet = await openFleet(life, progress, {
      ...flags,
      dataDir: join(workspace, 'shop'),
      edge: flags.edge ? { plan: flags.plan, locations: 1 } : undefined,
      admin,
    });
    const findings = await progress.step('check', (detail) =>
      checkShop(toShop(fleet, admin), { ...flags, signal: life.signal, detail }),
    );
    if (flags.json !== undefined) writeText(flags.json, `${JSON.stringify({ flags, findings }, null, 2)}\n`);
    process.stdout.write(`\n${renderReport(findings)}`);
    return life.stop(isGood(findings) ? 0 : 1);
  },
  { endless: false },
);
