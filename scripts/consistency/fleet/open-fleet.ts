import { connectForSeeding } from '#db/seed/connect.ts';
import { seedCatalogue } from '#db/seed/index.ts';
import type { Plan } from '#lib/cdn/purge/plans.ts';
import { type Edge, openEdge } from '../../edge/open-edge.ts';
import type { Variables } from '../../run/environment.ts';
import type { Lifecycle } from '../../run/lifecycle.ts';
import type { Progress } from '../../run/progress.ts';
import { startServer } from '../../run/server-process.ts';
import { type Services, startServices, toEnvironment } from '../../services/start-services.ts';

export type FleetOptions = {
  dataDir: string;
  products: number;
  processes: number;
  /** Undefined: no CDN. */
  edge: { plan: Plan; locations: number; port?: number; apiPort?: number } | undefined;
  admin: { email: string; password: string };
  /** Whether commits wait for the disk, as those of a real shop do; else they are quicker. */
  durable?: boolean;
};

export type Fleet = { processes: string[]; edge: Edge | undefined; redisUrl: string | undefined };

/** Replaced as soon as the shop's ports are known: nobody listens there. */
const NO_ORIGIN = 'http://127.0.0.1:9';
const ZONE = { token: 'strata-edge-token', zone: 'strata-edge-zone' };

/**
 * Opens several processes of the built shop on a database and a cache of their own, with an edge in front of all that they
 * purge. All of it ends with the command.
 */
export async function openFleet(life: Lifecycle, progress: Progress, options: FleetOptions): Promise<Fleet> {
  const { dataDir, products, processes, admin, durable = false } = options;
  const own = { dataDir, databaseUrl: undefined, redisUrl: undefined };
  const services = await startServices(own, life, progress, { durable });
  await seed(services, products, life, progress);
  const edge = options.edge && (await progress.step('edge', () => startEdge(life, options.edge)));
  const env = {
    ...toEnvironment(services),
    ...(edge ? describeEdge(edge) : NO_EDGE),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: '0',
    STRATA_DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    LOG_LEVEL: 'warn',
  };
  const urls = await progress.step('processes', (detail) => startAll(life, progress, env, processes, detail));
  await edge?.setOrigins(urls);
  return { processes: urls, edge, redisUrl: services.redisUrl };
}

async function seed(services: Services, products: number, life: Lifecycle, progress: Progress): Promise<void> {
  const sql = connectForSeeding(services.databaseUrl, 4);
  try {
    await progress.step('catalogue', (detail) =>
      seedCatalogue({
        sql,
        products,
        signal: life.signal,
        onProgress: ({ done, total }) => detail(`${done} of ${total} products`),
      }),
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function startEdge(life: Lifecycle, wanted: FleetOptions['edge']): Promise<Edge> {
  const edge = await openEdge({ origins: [NO_ORIGIN], plan: 'enterprise', locations: 1, ...wanted, ...ZONE });
  life.onStop('edge', edge.close);
  return edge;
}

const NO_EDGE: Variables = {
  CLOUDFLARE_API_TOKEN: undefined,
  CLOUDFLARE_ZONE_ID: undefined,
  CLOUDFLARE_API_BASE: undefined,
  CLOUDFLARE_PLAN: undefined,
  SITE_URL: undefined,
};

const describeEdge = ({ url, api }: Edge): Variables => ({
  CLOUDFLARE_API_TOKEN: api.token,
  CLOUDFLARE_ZONE_ID: api.zone,
  CLOUDFLARE_API_BASE: api.base,
  CLOUDFLARE_PLAN: api.plan,
  SITE_URL: url,
});

/** The first alone, so that it makes what all share: the administrator, the secret, compiled code. */
async function startAll(
  life: Lifecycle,
  { note }: Progress,
  env: Variables,
  count: number,
  detail: (text: string) => void,
): Promise<string[]> {
  const start = async () => {
    const { url, lost } = await startServer(life, env, note);
    void lost.then((failure) => {
      note(`✗ ${failure.message}`);
      return life.stop(1);
    });
    return url;
  };
  detail('the first');
  const first = await start();
  detail('the others');
  return [first, ...(await Promise.all(Array.from({ length: count - 1 }, start)))];
}
