import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Services } from '../services/start-services.ts';
import { readLockHolder } from './lock.ts';

const runningFile = (dataDir: string) => join(dataDir, 'running.json');

/**
 * Tells other commands, such as a seed of the running shop, where its services are. It holds the database's password.
 * @returns the function that takes it back
 */
export function publishServices(dataDir: string, services: Services): () => void {
  writeFileSync(runningFile(dataDir), JSON.stringify({ ...services, pid: process.pid }), { mode: 0o600 });
  return () => rmSync(runningFile(dataDir), { force: true });
}

/** The services of the shop that runs on this data directory now, if one does. */
export function findRunningServices(dataDir: string): Services | undefined {
  try {
    const running = JSON.parse(readFileSync(runningFile(dataDir), 'utf8')) as Services & { pid: number };
    // A note that a killed run has left says nothing of whoever holds the directory now.
    return readLockHolder(dataDir)?.pid === running.pid ? running : undefined;
  } catch {
    return undefined;
  }
}
