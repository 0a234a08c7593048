import type { Lifecycle } from '../run/lifecycle.ts';
import type { Progress } from '../run/progress.ts';
import { seedIfEmpty } from '../run/seed-if-empty.ts';
import { type ServerProcess, startServer } from '../run/server-process.ts';
import { startServices, toEnvironment } from '../services/start-services.ts';
import { TEST_ADMIN } from './test-admin.ts';

/**
 * Opens the built shop on a database and cache of its own, whatever the environment names: tests change what they find.
 * @param port 0 for any free one
 */
export async function openTestShop(
  life: Lifecycle,
  progress: Progress,
  dataDir: string,
  port = 0,
): Promise<ServerProcess> {
  const own = { dataDir, databaseUrl: undefined, redisUrl: undefined };
  const services = await startServices(own, life, progress, { durable: false });
  await seedIfEmpty({ ...services, dataDir }, life, progress);
  const env = {
    ...toEnvironment(services),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    SITE_URL: undefined,
    STRATA_DATA_DIR: dataDir,
    ADMIN_EMAIL: TEST_ADMIN.email,
    ADMIN_PASSWORD: TEST_ADMIN.password,
    LOG_LEVEL: 'warn',
  };
  return startServer(life, env, progress.note);
}
