/**
 * Keeps files for good, by a key that names their content: what is written twice under one key is the same. Keys are made
 * by this folder's neighbours, of hex digits, dashes, dots and slashes.
 */
export type Storage = {
  /** The whole file; undefined when there is none. @throws StorageError */
  read(key: string): Promise<Buffer | undefined>;
  /** Resolves when it is safe. @throws StorageError */
  write(key: string, bytes: Buffer, type: string): Promise<void>;
};

/** The storage did not answer, or would not do it. Trying again may help. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** Spread over 256 folders: some file systems slow down with many files in one. */
export const storageKey = (name: string): string => `${name.slice(0, 2)}/${name}`;

/** Where the master of an upload is. @param digest SHA-256 of the uploaded file, hex */
export const originalKey = (digest: string): string => `originals/${storageKey(`${digest}.jpg`)}`;
