import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { PictureSource } from '#db/schema/catalog.ts';
import { encodePicture } from './encode.ts';
import { createJobQueue } from './job-queue.ts';
import { keepFile } from './keep-file.ts';
import { LruMap } from './lru-map.ts';
import { openMaster } from './open-master.ts';
import { createDiskStorage } from './storage/disk-storage.ts';
import { type Storage, storageKey } from './storage/storage.ts';
import { type MasterResult, makeMaster } from './upload/make-master.ts';
import type { PictureFormat, PictureWidth } from './urls.ts';

/** One file of a picture, as its URL names it. */
export type PictureFile = { hash: string; width: PictureWidth; format: PictureFormat };
/** `unknown`: no picture has that name. Bytes come from memory, when the disk would not keep the file. */
export type PictureResult = { kind: 'found'; path: string } | { kind: 'found'; bytes: Buffer } | { kind: 'unknown' };
export type LookupSource = (hash: string) => Promise<PictureSource | undefined>;

export type MediaStore = {
  /**
   * A file of a picture, made now if it is not there yet. However many ask at once, it is made once.
   * @throws QueueFullError when too many others wait; StorageError when an original cannot be read; whatever `lookupSource` throws
   */
  readPicture(file: PictureFile, lookupSource: LookupSource): Promise<PictureResult>;
  /** What is to be kept of an uploaded file, or why nothing can be. @throws QueueFullError when too many others wait */
  inspect(upload: Buffer): Promise<MasterResult>;
  /** Where originals are kept. */
  storage: Storage;
};

/** Two leave half of libuv's four threads to everything else. */
const AT_ONCE = 2;
const WAITING = 2000;
/** An upload may decode to 200 MB of pixels. */
const UPLOADS_AT_ONCE = 1;
const UPLOADS_WAITING = 40;
/** Masters are 2 MB of pixels, more when they are no squares; the sizes of one picture are asked for within moments. */
const KEPT_MASTERS = 6;
const MEMORY_BYTES = 32 * 1024 * 1024;

export type MediaStoreOptions = {
  /** Storage that several machines share. Without it everything is kept in the directory. */
  remote?: Storage | undefined;
  /** Hears of files that `remote` did not give or take; they are made here, or kept here alone. */
  onRemoteError?: ((error: Error) => void) | undefined;
};

/** Keeps the files of pictures in a directory, which it creates when the first one comes, and in `remote` where there is one. */
export function createMediaStore(directory: string, { remote, onRemoteError }: MediaStoreOptions = {}): MediaStore {
  const storage = remote ?? createDiskStorage(directory);
  const runJob = createJobQueue({ atOnce: AT_ONCE, waiting: WAITING });
  const runUpload = createJobQueue({ atOnce: UPLOADS_AT_ONCE, waiting: UPLOADS_WAITING });
  const masters = new LruMap<string, ReturnType<typeof openMaster>>(KEPT_MASTERS);
  const underway = new Map<string, Promise<PictureResult>>();
  const unkept = new LRUCache<string, Buffer>({ maxSize: MEMORY_BYTES, sizeCalculation: (bytes) => bytes.length });

  async function findOrMake(file: PictureFile, key: string, lookupSource: LookupSource): Promise<PictureResult> {
    const path = join(directory, key);
    if (await exists(path)) return { kind: 'found', path };
    const remembered = unkept.get(key);
    if (remembered) return { kind: 'found', bytes: remembered };
    const fetched = await tryRemote(() => remote?.read(key));
    if (fetched) return keep(key, fetched);
    const source = await lookupSource(file.hash);
    if (!source) return { kind: 'unknown' };
    const bytes = await runJob(async () => {
      const master = await masters.getOrSet(file.hash, () => openMaster(source, storage));
      return encodePicture(master, file.width, file.format);
    });
    await tryRemote(() => remote?.write(key, bytes, `image/${file.format}`));
    return keep(key, bytes);
  }

  async function keep(key: string, bytes: Buffer): Promise<PictureResult> {
    const path = join(directory, key);
    if (await keepFile(path, bytes)) return { kind: 'found', path };
    unkept.set(key, bytes);
    return { kind: 'found', bytes };
  }

  async function tryRemote<Result>(ask: () => Promise<Result> | undefined): Promise<Result | undefined> {
    try {
      return await ask();
    } catch (error) {
      onRemoteError?.(error as Error);
      return undefined;
    }
  }

  return {
    storage,
    inspect: (upload) => runUpload(() => makeMaster(upload)),
    readPicture(file, lookupSource) {
      const key = storageKey(`${file.hash}-${file.width}.${file.format}`);
      const known = underway.get(key);
      if (known) return known;
      const result = findOrMake(file, key, lookupSource).finally(() => underway.delete(key));
      underway.set(key, result);
      return result;
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
