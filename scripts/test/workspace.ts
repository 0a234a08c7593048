import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecordedProcess, recordProcess, stopRecordedProcess } from '../run/pid-file.ts';
import { discardPlace, stopServerOf } from '../services/postgres/discard.ts';

const PREFIX = 'strata-test-';
const OWNER = 'owner.pid';

/** Makes a directory for one run of tests, and removes those that killed runs have left, with what still runs in them. */
export async function openWorkspace(): Promise<string> {
  await sweepWorkspaces();
  const workspace = mkdtempSync(join(tmpdir(), PREFIX));
  // The user that PostgreSQL runs as must be able to enter it.
  chmodSync(workspace, 0o755);
  recordProcess(join(workspace, OWNER), process.pid);
  return workspace;
}

/** Removes the directory and all that was put elsewhere for it. */
export function closeWorkspace(workspace: string): void {
  for (const place of placesIn(workspace)) discardPlace(join(place, 'postgres'));
  rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
}

/** What cannot be removed is named and left: a leftover is no reason for new tests not to run. */
async function sweepWorkspaces(): Promise<void> {
  const all = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const workspace of all.map((name) => join(tmpdir(), name))) {
    const owner = join(workspace, OWNER);
    if (!existsSync(owner) || readRecordedProcess(owner) !== undefined) continue;
    try {
      for (const place of placesIn(workspace)) {
        await stopServerOf(join(place, 'postgres'));
        await stopRecordedProcess(join(place, 'redis', 'pid'));
      }
      closeWorkspace(workspace);
    } catch (error) {
      console.warn(`Left from an earlier run, and not removed: ${workspace} (${(error as Error).message})`);
    }
  }
}

/** The directories of the steps. Their reports are files beside them. */
function placesIn(workspace: string): string[] {
  return readdirSync(workspace, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(workspace, entry.name));
}
