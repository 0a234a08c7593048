import { prepareAdmin } from './run/admin-account.ts';
import { openShop } from './run/open-shop.ts';
import { runCommand } from './run/run-command.ts';
import { publishServices } from './run/running.ts';
import { seedIfEmpty } from './run/seed-if-empty.ts';
import { startServer } from './run/server-process.ts';
import { startServices, toEnvironment } from './services/start-services.ts';

await runCommand(async (life, progress) => {
  const config = await openShop(life, 'dev');
  const services = await startServices(config, life, progress);
  life.onStop('note of the services', publishServices(config.dataDir, services));
  await seedIfEmpty({ ...services, dataDir: config.dataDir }, life, progress);
  const admin = await prepareAdmin(config, services.databaseUrl);
  const env = { ...toEnvironment(services), NODE_ENV: 'development' };
  const server = await progress.step('server', () => startServer(life, env, progress.note));
  progress.note(`\n  Strata is open at ${server.url}, with hot reload\n  ${admin}\n`);
  throw await server.lost;
});
