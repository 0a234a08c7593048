import postgres from 'postgres';
import { explainDatabaseError } from '#db/database-error.ts';
import { connectForSeeding } from '#db/seed/connect.ts';
import { type SeedResult, seedCatalogue } from '#db/seed/index.ts';
import { Failure } from '../run/failure.ts';
import { Stopped } from '../run/lifecycle.ts';
import { createSeedReport, formatCount } from './report.ts';

/**
 * Seeds a migrated database, and tells how far it is and how it ended.
 * @throws Stopped after an abort, DatabaseError or Failure in one line
 */
export async function runSeed(databaseUrl: string, products: number, signal: AbortSignal): Promise<void> {
  const sql = connectForSeeding(databaseUrl);
  const report = createSeedReport();
  const tellOfStop = () => report.note('  Stopping, once what is under way is done ...');
  signal.addEventListener('abort', tellOfStop);
  const startedAt = performance.now();
  try {
    const result = await seedCatalogue({ sql, products, signal, onProgress: report.show });
    report.end(summarise(result, (performance.now() - startedAt) / 1000));
  } catch (error) {
    const place = report.place();
    const stopped = error instanceof Stopped;
    report.end(stopped ? `Stopped${place && ` at ${place}`}. The next run goes on from there.` : '');
    throw explain(error, databaseUrl);
  } finally {
    signal.removeEventListener('abort', tellOfStop);
    await sql.end({ timeout: 5 });
  }
}

function summarise({ added, total, mode }: SeedResult, seconds: number): string {
  const time = `${seconds.toFixed(1)} s`;
  const all = `${formatCount(total)} in all`;
  if (added > 0) {
    const rate = formatCount(Math.round(added / seconds));
    return `Added ${formatCount(added)} products, ${all}, in ${time}: ${rate} products/s`;
  }
  if (mode === 'resume') return `Finished what an earlier run had begun, in ${time}: products ${all}`;
  return `Nothing to add: ${formatCount(total)} products are there`;
}

function explain(error: unknown, databaseUrl: string): unknown {
  const known = explainDatabaseError(error, databaseUrl);
  if (known !== error || !(error instanceof postgres.PostgresError)) return known;
  return new Failure(`The database failed: ${error.message}. Seed again to go on from there.`);
}
