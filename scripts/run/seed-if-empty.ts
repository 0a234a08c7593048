import { connectDatabase } from '#db/client.ts';
import { isSeeded, seedCatalogue } from '#db/seed/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Progress } from './progress.ts';

const DEFAULT_PRODUCTS = 2000;

/** Fills an empty database with the default catalogue; one that holds products is left as it is. */
export async function seedIfEmpty(databaseUrl: string, life: Lifecycle, progress: Progress): Promise<void> {
  const { sql } = connectDatabase(databaseUrl, 4);
  try {
    if (await isSeeded(sql)) return;
    await progress.step('catalogue', (detail) =>
      seedCatalogue({
        sql,
        products: DEFAULT_PRODUCTS,
        signal: life.signal,
        onProgress: ({ done, total }) => detail(`${done} of ${total} products`),
      }),
    );
  } finally {
    await sql.end({ timeout: 5 });
  }
}
