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
  for (const name of readdirSync(workspace)) discardPlace(join(workspace, name, 'postgres'));
  rmSync(workspace, { recursive: true, force: true, maxRetries: 3 });
}

async function sweepWorkspaces(): Promise<void> {
  const all = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const workspace of all.map((name) => join(tmpdir(), name))) {
    const owner = join(workspace, OWNER);
    if (!existsSync(owner) || readRecordedProcess(owner) !== undefined) continue;
    for (const name of readdirSync(workspace).filter((entry) => entry !== OWNER)) {
      await stopServerOf(join(workspace, name, 'postgres'));
      await stopRecordedProcess(join(workspace, name, 'redis', 'pid'));
    }
    closeWorkspace(workspace);
  }
}
