import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, it, onTestFinished, vi } from 'vitest';
import { findFreePort } from '#scripts/run/free-port.ts';
import { stopRecordedProcess } from '#scripts/run/pid-file.ts';
import { isRedisReachable } from '#scripts/services/redis/reach.ts';
import { startRedis } from '#scripts/services/redis.ts';
import { runScript, writeProgram } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const makeHome = (...parts: string[]) => {
  const home = join(makeTemporaryDirectory(), ...parts, 'redis');
  onTestFinished(async () => void (await stopRecordedProcess(join(home, 'pid'), ['SIGKILL'])));
  return home;
};

const start = async (home: string, notices: string[] = []) => {
  const started = await startRedis({ home, notify: (line) => notices.push(line) });
  if (started.kind === 'absent') throw new Error('no Redis on the PATH');
  return started.service;
};

const socketOf = (url: string) => new URL(url).pathname;

it('is private, keeps nothing on disk, and evicts only what has a lifetime', async () => {
  const service = await start(makeHome());
  expect(statSync(socketOf(service.url)).mode & 0o777).toBe(0o700);
  const redis = new Redis(socketOf(service.url));
  const settings = await Promise.all(
    ['port', 'save', 'appendonly', 'maxmemory', 'maxmemory-policy'].map((name) => redis.config('GET', name)),
  );
  expect(settings.map((pair) => (pair as string[])[1])).toEqual(['0', '', 'no', '268435456', 'volatile-lfu']);
  redis.disconnect();
  await service.stop();
  expect(existsSync(socketOf(service.url))).toBe(false);
});

it('stops the one that a killed run has left behind', async () => {
  const home = makeHome();
  const program = writeProgram(
    makeTemporaryDirectory(),
    `import { startRedis } from '#scripts/services/redis.ts';
await startRedis({ home: '${home}' });
process.kill(process.pid, 'SIGKILL');`,
  );
  expect(await runScript(program).ended).toBe('SIGKILL');
  const notices: string[] = [];
  const service = await start(home, notices);
  expect(notices).toEqual(['A Redis that an earlier run had left behind was stopped.']);
  await service.stop();
});

it.each([
  ['too long for a socket', 'x'.repeat(100)],
  ['of characters that a URL must escape', 'my data'],
])('puts its socket into a temporary directory when the path is %s', async (_name, part) => {
  const service = await start(makeHome(part));
  const socket = socketOf(service.url);
  expect(Buffer.byteLength(socket)).toBeLessThan(100);
  expect(existsSync(socket)).toBe(true);
  await service.stop();
  expect(existsSync(dirname(socket))).toBe(false);
});

it('is absent when there is no program for it on the PATH', async () => {
  vi.stubEnv('PATH', makeTemporaryDirectory());
  expect(await startRedis({ home: makeHome() })).toEqual({ kind: 'absent' });
  vi.unstubAllEnvs();
});

it('is looked for where REDIS_URL points', async () => {
  const service = await start(makeHome());
  expect(await isRedisReachable(service.url)).toBe(true);
  await service.stop();
  expect(await isRedisReachable(service.url)).toBe(false);
  expect(await isRedisReachable(`redis://:secret@127.0.0.1:${await findFreePort()}/0`)).toBe(false);
});

it('tells when it has ended by itself', async () => {
  const service = await start(makeHome());
  const redis = new Redis(socketOf(service.url), { retryStrategy: () => null });
  redis.on('error', () => {});
  void redis.call('SHUTDOWN', 'NOSAVE').catch(() => {});
  expect(await service.lost).toMatch(/^Redis has ended: .*ready to exit/);
});
