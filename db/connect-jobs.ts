import { Pool } from 'pg';

/**
 * The few connections of a process's jobs: one listens, the others fetch and finish. What the jobs do themselves uses the
 * runtime's own.
 * @param onError told of connections that were lost; the pool makes new ones
 */
export function connectJobs(databaseUrl: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: toLibpqUrl(databaseUrl),
    max,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    application_name: 'strata jobs',
  });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** `pg` reads `sslmode` in ways of its own unless it is told to read it as everybody else does. */
function toLibpqUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true');
  return url.href;
}
