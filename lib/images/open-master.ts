import type { PictureSource } from '#db/schema/catalog.ts';
import { composePicture } from './compose.ts';
import type { Raster } from './raster.ts';
import { sharp } from './sharp.ts';
import { originalKey, type Storage, StorageError } from './storage/storage.ts';
import { LARGEST_WIDTH } from './urls.ts';

/**
 * The pixels of a picture: composed from its recipe, or decoded from what was uploaded.
 * @throws StorageError when the original is gone; ZodError for a recipe that names what does not exist
 */
export async function openMaster(source: PictureSource, storage: Storage): Promise<Raster> {
  if (source.kind === 'composed') return composePicture(source);
  const original = await storage.read(originalKey(source.original));
  if (!original) throw new StorageError(`the original ${source.original} is not in the storage`);
  const { data, info } = await sharp(original)
    .resize(LARGEST_WIDTH, LARGEST_WIDTH, { fit: 'outside', withoutEnlargement: true, kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}
