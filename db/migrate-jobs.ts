import { Logger, runMigrations } from 'graphile-worker';
import { connectJobs } from './connect-jobs.ts';

/** Brings the tables of the job queue (the schema `graphile_worker`, its library's own) to the newest version. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  const pool = connectJobs(databaseUrl, 1, () => {});
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
  } finally {
    await pool.end();
  }
}
