import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeWorkspace, openWorkspace } from '#scripts/test/workspace.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

let root: string;

beforeEach(() => {
  root = makeTemporaryDirectory();
  vi.stubEnv('TMPDIR', root);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What a run that was killed leaves: its owner is no process any more. */
function leaveBehind(name: string): string {
  const workspace = join(root, name);
  mkdirSync(join(workspace, 'integration', 'redis'), { recursive: true });
  writeFileSync(join(workspace, 'owner.pid'), JSON.stringify({ pid: 2 ** 22, startedAt: 'never' }));
  return workspace;
}

it('removes what a killed run has left, with the reports of its steps', async () => {
  const left = leaveBehind('strata-test-left');
  writeFileSync(join(left, 'integration.json'), '{}');
  const own = await openWorkspace();
  expect(existsSync(left)).toBe(false);
  closeWorkspace(own);
  expect(existsSync(own)).toBe(false);
});

it('opens also when a leftover cannot be removed, and names it', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const left = leaveBehind('strata-test-stuck');
  // A file where the pid's directory should be.
  rmSync(join(left, 'integration', 'redis'), { recursive: true });
  writeFileSync(join(left, 'integration', 'redis'), '');
  const own = await openWorkspace();
  expect(existsSync(own)).toBe(true);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining(left));
  closeWorkspace(own);
});

it('leaves the directory of a run that still goes on', async () => {
  const first = await openWorkspace();
  const second = await openWorkspace();
  expect(existsSync(first)).toBe(true);
  closeWorkspace(first);
  closeWorkspace(second);
});
