import type { Sql } from 'postgres';
import { prepareFirstPictures } from '#db/seed/first-pictures.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Progress } from './progress.ts';

const MOST_MS = 8000;

/**
 * Makes the pictures of a fresh shop's first pages, as many as a few seconds allow. Never fails a start: what is missing,
 * for want of time or of room on the disk, is made when a shopper asks for it.
 */
export async function makeFirstPictures(sql: Sql, dataDir: string, life: Lifecycle, progress: Progress): Promise<void> {
  const signal = AbortSignal.any([life.signal, AbortSignal.timeout(MOST_MS)]);
  let made = 0;
  await progress.step(
    'pictures',
    async (detail) => {
      const onProgress = ({ done, total }: { done: number; total: number }) => {
        made = done;
        detail(`${done} of ${total}`);
      };
      // All that can go wrong here goes wrong again, and is told, when the picture is asked for.
      await prepareFirstPictures({ sql, dataDir, onProgress, signal }).catch(() => {});
      life.signal.throwIfAborted();
    },
    () => ({ good: true, note: `${made} made; the others when they are asked for` }),
  );
}
