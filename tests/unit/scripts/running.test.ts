import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { acquireLock } from '#scripts/run/lock.ts';
import { findRunningServices, publishServices } from '#scripts/run/running.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const SERVICES = { databaseUrl: 'postgres://a:b@127.0.0.1:1/c', redisUrl: undefined };

it('tells others where the services of the running shop are, until it ends', () => {
  const directory = makeTemporaryDirectory();
  const release = acquireLock(directory, 'start');
  const takeBack = publishServices(directory, SERVICES);
  expect(findRunningServices(directory)?.databaseUrl).toBe(SERVICES.databaseUrl);
  takeBack();
  expect(findRunningServices(directory)).toBeUndefined();
  release();
});

it('keeps the password from other users', () => {
  const directory = makeTemporaryDirectory();
  publishServices(directory, SERVICES);
  expect(statSync(join(directory, 'running.json')).mode & 0o777).toBe(0o600);
});

it('does not believe a note whose writer no longer holds the directory', () => {
  const directory = makeTemporaryDirectory();
  const release = acquireLock(directory, 'start');
  publishServices(directory, SERVICES);
  release();
  expect(findRunningServices(directory)).toBeUndefined();
});
