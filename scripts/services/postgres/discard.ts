import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftoverServer } from './leftover.ts';
import { readBase } from './place.ts';

/** Stops the server that runs on the cluster of `home`, whoever started it. */
export async function stopServerOf(home: string): Promise<void> {
  if (existsSync(home)) await stopLeftoverServer(join(readBase(home), 'cluster'));
}

/** Removes the cluster of `home`, also where it was moved elsewhere. Its server must have ended. */
export function discardPlace(home: string): void {
  if (existsSync(home)) rmSync(readBase(home), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
