import type { Config } from '#lib/config.ts';
import { prepareAdmin } from './run/admin-account.ts';
import { buildIfStale } from './run/build.ts';
import type { Lifecycle } from './run/lifecycle.ts';
import { openShop } from './run/open-shop.ts';
import type { Progress } from './run/progress.ts';
import { runCommand } from './run/run-command.ts';
import { publishServices } from './run/running.ts';
import { seedIfEmpty } from './run/seed-if-empty.ts';
import { startServer } from './run/server-process.ts';
import { type Services, startServices, toEnvironment } from './services/start-services.ts';

await runCommand(async (life, progress) => {
  const config = await openShop(life, 'start');
  // The build needs neither service, and takes longest: it goes beside them.
  const [{ services, admin }] = await Promise.all([prepareData(config, life, progress), buildIfStale(life, progress)]);
  const server = await progress.step('server', () =>
    startServer(life, { ...toEnvironment(services), NODE_ENV: 'production' }, progress.note),
  );
  progress.note(`\n  Strata is open at ${server.url}\n  ${admin}\n`);
  throw await server.lost;
});

async function prepareData(
  config: Config,
  life: Lifecycle,
  progress: Progress,
): Promise<{ services: Services; admin: string }> {
  const services = await startServices(config, life, progress);
  life.onStop('note of the services', publishServices(config.dataDir, services));
  await seedIfEmpty({ ...services, dataDir: config.dataDir }, life, progress);
  return { services, admin: await prepareAdmin(config, services.databaseUrl) };
}
