import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { identifyProcess } from '#scripts/run/process-identity.ts';
import { askServer, startRedisServer } from '#tests/support/redis-server.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

/** Has temporary files made in a directory of this test's own, and lists them. */
const watchTemporaryFiles = () => {
  const directory = makeTemporaryDirectory();
  vi.stubEnv('TMPDIR', directory);
  return () => readdirSync(directory);
};

afterEach(() => void vi.unstubAllEnvs());

it('starts again empty on the same port', async () => {
  const server = await startRedisServer();
  onTestFinished(server.stop);
  const { pid, port } = server;
  await askServer(server, (redis) => redis.set('k', 'v'));
  await server.restart();
  expect(server.port).toBe(port);
  expect(server.pid).not.toBe(pid);
  expect(await askServer(server, (redis) => redis.get('k'))).toBe(null);
});

it('answers nobody while it is paused, and everybody afterwards', async () => {
  const server = await startRedisServer();
  onTestFinished(server.stop);
  server.pause();
  await expect(askServer(server, (redis) => redis.ping())).rejects.toThrow();
  server.resume();
  expect(await askServer(server, (redis) => redis.ping())).toBe('PONG');
});

it('leaves nothing behind, even when it is stopped while paused', async () => {
  const files = watchTemporaryFiles();
  const server = await startRedisServer();
  expect(files().length).toBe(1);
  server.pause();
  await server.stop();
  expect(identifyProcess(server.pid)).toBe(undefined);
  expect(files()).toEqual([]);
});

it('says what is wrong with a setting', async () => {
  await expect(startRedisServer({ args: ['--maxmemory', 'much'] })).rejects.toThrow(/maxmemory/);
});

it('does not outlive a test run that is killed', async () => {
  const fixture = new URL('../../support/redis-server.ts', import.meta.url).href;
  const program = `
    import { startRedisServer } from '${fixture}';
    const server = await startRedisServer();
    server.pause();
    process.stdout.write(String(server.pid), () => process.kill(process.pid, 'SIGKILL'));`;
  const files = watchTemporaryFiles();
  const run = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [pid] = await once(run.stdout, 'data');
  await expect.poll(() => identifyProcess(Number(pid))).toBe(undefined);
  await expect.poll(files).toEqual([]);
});
