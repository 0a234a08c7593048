import { S3mini } from 's3mini';
import type { S3Config } from './config.ts';
import { type Storage, StorageError } from './storage.ts';

/** A storage that does not answer for so long is given up, ms; an original has a few megabytes. */
const TIMEOUT_MS = 15_000;
/** Files are far smaller than what it would send in parts. */
const PART_BYTES = 64 * 1024 * 1024;
/** Names determine bytes. */
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * An S3-compatible bucket. Its keys have to be listable for these credentials: a storage answers 403 for what is not there
 * to those who may not list, and nobody could tell the two apart.
 */
export function createS3Storage({ url, region, accessKeyId, secretAccessKey }: S3Config): Storage {
  const bucket = new S3mini({
    endpoint: url,
    region,
    accessKeyId,
    secretAccessKey,
    minPartSize: PART_BYTES,
    requestAbortTimeout: TIMEOUT_MS,
  });
  return {
    async read(key) {
      const bytes = await attempt(`read ${key}`, () => bucket.getObjectArrayBuffer(key));
      return bytes ? Buffer.from(bytes) : undefined;
    },
    async write(key, bytes, type) {
      await attempt(`write ${key}`, () => bucket.putObject(key, bytes, type, undefined, FOR_EVER));
    },
  };
}

async function attempt<Answer>(what: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw new StorageError(`the storage did not ${what}: ${(error as Error).message}`, { cause: error });
  }
}
