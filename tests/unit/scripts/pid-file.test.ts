import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecordedProcess, recordProcess, stopRecordedProcess } from '#scripts/run/pid-file.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const startSleeper = async (code = '') => {
  const child = spawn(process.execPath, ['-e', `${code}; setInterval(() => {}, 1000); console.log('up')`]);
  await once(child.stdout, 'data');
  return child;
};

it('stops the process that a killed run has left', async () => {
  const file = join(makeTemporaryDirectory(), 'pid');
  const child = await startSleeper();
  recordProcess(file, child.pid ?? 0);
  const ended = once(child, 'exit');
  expect(await stopRecordedProcess(file)).toBe('stopped');
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(existsSync(file)).toBe(false);
});

it('goes on to the next signal when the first is ignored', async () => {
  const file = join(makeTemporaryDirectory(), 'pid');
  const child = await startSleeper("process.on('SIGTERM', () => {})");
  recordProcess(file, child.pid ?? 0);
  const ended = once(child, 'exit');
  await stopRecordedProcess(file, ['SIGTERM', 'SIGKILL'], 200);
  expect(await ended).toEqual([null, 'SIGKILL']);
});

it('leaves a program alone that has got the pid since', async () => {
  const file = join(makeTemporaryDirectory(), 'pid');
  const child = await startSleeper();
  writeFileSync(file, JSON.stringify({ pid: child.pid, startedAt: 'before' }));
  expect(await stopRecordedProcess(file)).toBe('none');
  expect(child.exitCode).toBeNull();
  expect(existsSync(file)).toBe(false);
  child.kill('SIGKILL');
});

it.each(['', 'nonsense', '{}', 'null'])('takes a broken file (%j) for none', async (content) => {
  const file = join(makeTemporaryDirectory(), 'pid');
  writeFileSync(file, content);
  expect(readRecordedProcess(file)).toBeUndefined();
  expect(await stopRecordedProcess(file)).toBe('none');
});
