import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { PictureSource } from '#db/schema/catalog.ts';
import { composePicture } from './compose.ts';
import { encodePicture } from './encode.ts';
import { createJobQueue } from './job-queue.ts';
import { keepFile } from './keep-file.ts';
import { LruMap } from './lru-map.ts';
import type { PictureFormat, PictureWidth } from './urls.ts';

/** One file of a picture, as its URL names it. */
export type PictureFile = { hash: string; width: PictureWidth; format: PictureFormat };
/** `unknown`: no picture has that name. Bytes come from memory, when the disk would not keep the file. */
export type PictureResult = { kind: 'found'; path: string } | { kind: 'found'; bytes: Buffer } | { kind: 'unknown' };
export type LookupSource = (hash: string) => Promise<PictureSource | undefined>;

export type MediaStore = {
  /**
   * A file of a picture, made now if it is not there yet. However many ask at once, it is made once.
   * @throws QueueFullError when too many others wait; whatever `lookupSource` throws
   */
  readPicture(file: PictureFile, lookupSource: LookupSource): Promise<PictureResult>;
};

/** Two leave half of libuv's four threads to everything else. */
const AT_ONCE = 2;
const WAITING = 2000;
/** Masters are 2 MB of pixels; the sizes of one picture are asked for within moments. */
const KEPT_MASTERS = 6;
const MEMORY_BYTES = 32 * 1024 * 1024;

/** Keeps the files of pictures in a directory, which it creates when the first one comes. */
export function createMediaStore(directory: string): MediaStore {
  const runJob = createJobQueue({ atOnce: AT_ONCE, waiting: WAITING });
  const masters = new LruMap<string, ReturnType<typeof composePicture>>(KEPT_MASTERS);
  const underway = new Map<string, Promise<PictureResult>>();
  const unkept = new LRUCache<string, Buffer>({ maxSize: MEMORY_BYTES, sizeCalculation: (bytes) => bytes.length });

  async function findOrMake(file: PictureFile, path: string, lookupSource: LookupSource): Promise<PictureResult> {
    if (await exists(path)) return { kind: 'found', path };
    const remembered = unkept.get(path);
    if (remembered) return { kind: 'found', bytes: remembered };
    const source = await lookupSource(file.hash);
    if (!source) return { kind: 'unknown' };
    const bytes = await runJob(async () => {
      const master = await masters.getOrSet(file.hash, () => composePicture(source));
      return encodePicture(master, file.width, file.format);
    });
    if (await keepFile(path, bytes)) return { kind: 'found', path };
    unkept.set(path, bytes);
    return { kind: 'found', bytes };
  }

  return {
    readPicture(file, lookupSource) {
      const path = locateFile(directory, file);
      const known = underway.get(path);
      if (known) return known;
      const result = findOrMake(file, path, lookupSource).finally(() => underway.delete(path));
      underway.set(path, result);
      return result;
    },
  };
}

/** Spread over 256 folders: some file systems slow down with many files in one. */
function locateFile(directory: string, { hash, width, format }: PictureFile): string {
  return join(directory, hash.slice(0, 2), `${hash}-${width}.${format}`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
