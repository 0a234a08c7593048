import { connectDatabase } from '#db/client.ts';
import { isSeeded, seedCatalogue } from '#db/seed/index.ts';
import type { Config } from '#lib/config.ts';
import type { Services } from '../services/start-services.ts';
import type { Progress } from './progress.ts';

const DEFAULT_PRODUCTS = 2000;

/** Fills an empty database with the default catalogue; one that holds anything is left as it is. */
export async function seedIfEmpty(config: Config, services: Services, progress: Progress): Promise<void> {
  const { sql } = connectDatabase(services.databaseUrl, 4);
  try {
    if (await isSeeded(sql)) return;
    await progress.step('catalogue', (detail) =>
      seedCatalogue({
        sql,
        products: DEFAULT_PRODUCTS,
        dataDir: config.dataDir,
        onProgress: ({ done, total }: { done: number; total: number }) => detail(`${done} of ${total} products`),
      }),
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}
