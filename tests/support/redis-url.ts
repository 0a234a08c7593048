import { inject } from 'vitest';

/** The Redis of this worker. Tests empty it, so no two of them may share one. */
export function redisUrl(): string {
  const urls = inject('redisUrls');
  return urls[Number(process.env.VITEST_POOL_ID ?? 1) - 1] as string;
}
