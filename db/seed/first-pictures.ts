import { join } from 'node:path';
import type { Sql } from 'postgres';
import type { PictureSource } from '#db/schema/catalog.ts';
import { createMediaStore } from '#lib/images/media-store.ts';

const CARDS_PER_RAIL = 24;
/** One more than the store makes at once, so that it never waits for the next. */
const AT_ONCE = 3;

type FirstPicture = { hash: string; source: PictureSource };

export type PrepareOptions = {
  sql: Sql;
  /** The data directory; files go to its `media` folder. */
  dataDir: string;
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * Makes the card-size AVIFs of what a fresh shop shows first: popular, new and reduced products, departments and
 * categories. A convenience for the first visitor: whatever is missing is made when it is asked for.
 * Ends early when the disk does not keep them.
 * @returns how many pictures there are to show first
 * @throws the signal's reason when aborted; what has been made by then is kept
 */
export async function prepareFirstPictures({ sql, dataDir, onProgress, signal }: PrepareOptions): Promise<number> {
  const pictures = await listFirstPictures(sql);
  const media = createMediaStore(join(dataDir, 'media'));
  const queue = pictures.values();
  let done = 0;
  const work = async () => {
    for (const { hash, source } of queue) {
      signal?.throwIfAborted();
      const picture = await media.readPicture({ hash, width: 400, format: 'avif' }, async () => source);
      // The disk keeps nothing: more of it would be work for nobody.
      if ('bytes' in picture) return;
      done += 1;
      onProgress?.({ done, total: pictures.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return pictures.length;
}

async function listFirstPictures(sql: Sql): Promise<FirstPicture[]> {
  return sql<FirstPicture[]>`
    with shown as (
      (select id from products where status = 'published' order by popularity desc, id limit ${CARDS_PER_RAIL})
      union
      (select id from products where status = 'published' order by created_at desc, id limit ${CARDS_PER_RAIL})
      union
      (select id from products where status = 'published' and compare_at_price is not null
        order by popularity desc, id limit ${CARDS_PER_RAIL})
    )
    select p.hash, p.source from pictures p
     where p.hash in (
       select picture_hash from product_images where position = 0 and product_id in (select id from shown)
       union all
       select picture_hash from categories where picture_hash is not null)
     order by p.hash`;
}
