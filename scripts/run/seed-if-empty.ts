import { connectForSeeding } from '#db/seed/connect.ts';
import { isSeeded, seedCatalogue } from '#db/seed/index.ts';
import { makeFirstPictures } from './first-pictures.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Progress } from './progress.ts';

export const DEFAULT_PRODUCTS = 2000;

type Shop = { databaseUrl: string; dataDir: string };

/**
 * Fills an empty database with the default catalogue, and makes the pictures that are shown first; a database that holds
 * products is left as it is.
 */
export async function seedIfEmpty({ databaseUrl, dataDir }: Shop, life: Lifecycle, progress: Progress): Promise<void> {
  const sql = connectForSeeding(databaseUrl, 4);
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
    await makeFirstPictures(sql, dataDir, life, progress);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
