import { findFreePort } from '../run/free-port.ts';
import type { Lifecycle } from '../run/lifecycle.ts';
import type { Progress } from '../run/progress.ts';
import { seedIfEmpty } from '../run/seed-if-empty.ts';
import { type ServerProcess, startServer } from '../run/server-process.ts';
import { startServices, toEnvironment } from '../services/start-services.ts';
import { TEST_ADMIN } from './test-admin.ts';

/** Two processes of one shop. */
export type TestShop = {
  server: ServerProcess;
  /** Its Redis refuses every connection, and always has. */
  withoutRedis: ServerProcess;
};

/**
 * Opens the built shop on a database and cache of its own, whatever the environment names: tests change what they find.
 * @param ports 0 for any free one
 */
export async function openTestShop(
  life: Lifecycle,
  progress: Progress,
  dataDir: string,
  ports: { port?: number; portWithoutRedis?: number } = {},
): Promise<TestShop> {
  const own = { dataDir, databaseUrl: undefined, redisUrl: undefined };
  const services = await startServices(own, life, progress, { durable: false });
  await seedIfEmpty({ ...services, dataDir }, life, progress);
  const env = {
    ...toEnvironment(services),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    SITE_URL: undefined,
    STRATA_DATA_DIR: dataDir,
    ADMIN_EMAIL: TEST_ADMIN.email,
    ADMIN_PASSWORD: TEST_ADMIN.password,
    LOG_LEVEL: 'warn',
  };
  const open = (port: number, redisUrl: string | undefined) =>
    startServer(life, { ...env, PORT: String(port), REDIS_URL: redisUrl }, progress.note);
  const server = await open(ports.port ?? 0, services.redisUrl);
  const nobody = `redis://127.0.0.1:${await findFreePort()}`;
  return { server, withoutRedis: await open(ports.portWithoutRedis ?? 0, nobody) };
}
