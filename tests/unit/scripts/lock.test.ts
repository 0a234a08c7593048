import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Failure } from '#scripts/run/failure.ts';
import { acquireLock, readLockHolder } from '#scripts/run/lock.ts';
import { identifyProcess } from '#scripts/run/process-identity.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const write = (directory: string, holder: unknown) =>
  writeFileSync(join(directory, 'lock.json'), typeof holder === 'string' ? holder : JSON.stringify(holder));

it('is held until it is given back', () => {
  const directory = makeTemporaryDirectory();
  const release = acquireLock(directory, 'start');
  expect(readLockHolder(directory)).toMatchObject({ pid: process.pid, command: 'start' });
  release();
  expect(readdirSync(directory)).toEqual([]);
});

it('names the live process that holds it', () => {
  const directory = makeTemporaryDirectory();
  acquireLock(directory, 'dev');
  expect(() => acquireLock(directory, 'start')).toThrow(Failure);
  expect(() => acquireLock(directory, 'start')).toThrow(`already running as pid ${process.pid} (npm run dev)`);
  expect(readdirSync(directory)).toEqual(['lock.json']);
});

it.each([
  ['of a process that has ended', { pid: 2 ** 30, startedAt: '1', command: 'start' }],
  ['whose pid another program has now', { ...identifyProcess(process.pid), startedAt: '1', command: 'start' }],
  ['that is half written', '{"pid":'],
  ['that names nobody', {}],
])('is taken over when it is one %s', (_name, holder) => {
  const directory = makeTemporaryDirectory();
  write(directory, holder);
  acquireLock(directory, 'start');
  expect(JSON.parse(readFileSync(join(directory, 'lock.json'), 'utf8')).pid).toBe(process.pid);
  expect(readdirSync(directory)).toEqual(['lock.json']);
});

it('does not give back what another process holds by now', () => {
  const directory = makeTemporaryDirectory();
  const release = acquireLock(directory, 'start');
  write(directory, { ...identifyProcess(process.ppid), command: 'start' });
  release();
  expect(existsSync(join(directory, 'lock.json'))).toBe(true);
});
