import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { identifyProcess, isAlive, waitUntilGone } from '#scripts/run/process-identity.ts';

it('names a running process by pid and start time', () => {
  const identity = identifyProcess(process.pid);
  expect(identity?.pid).toBe(process.pid);
  expect(identity && isAlive(identity)).toBe(true);
});

it('does not take another program with the same pid for the process it once named', () => {
  expect(isAlive({ pid: process.pid, startedAt: 'long ago' })).toBe(false);
});

it.each([0, -1, 1.5, Number.NaN, 2 ** 30])('finds nobody under the pid %s', (pid) => {
  expect(identifyProcess(pid)).toBeUndefined();
});

it('sees a process go', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  const identity = identifyProcess(child.pid ?? 0);
  if (identity === undefined) throw new Error('not there');
  expect(await waitUntilGone(identity, 50)).toBe(false);
  child.kill('SIGKILL');
  expect(await waitUntilGone(identity, 5000)).toBe(true);
});
