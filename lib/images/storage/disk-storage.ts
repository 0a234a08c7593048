import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keepFile } from '../keep-file.ts';
import { type Storage, StorageError } from './storage.ts';

/** Files in a directory of this machine, made when the first one comes. */
export function createDiskStorage(directory: string): Storage {
  return {
    async read(key) {
      try {
        return await readFile(join(directory, key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw new StorageError(`cannot read from the media directory: ${(error as Error).message}`);
      }
    },
    async write(key, bytes) {
      const kept = await keepFile(join(directory, key), bytes);
      if (!kept) throw new StorageError('the media directory does not take a file: full, read-only, or not permitted');
    },
  };
}
