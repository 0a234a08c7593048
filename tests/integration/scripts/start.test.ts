import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findFreePort } from '#scripts/run/free-port.ts';
import { acquireLock } from '#scripts/run/lock.ts';
import { runScript } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const start = (env: Record<string, string>) => runScript('scripts/start.ts', [], { PORT: '0', ...env });

it('names every wrong variable in a line of its own, without its value', async () => {
  const command = start({ PORT: 'web', DATABASE_URL: 'mysql://u:hidden@h/d', METRICS_TOKEN: 'hidden' });
  expect(await command.ended).toBe(1);
  const lines = command.output().trim().split('\n');
  expect(lines.map((line) => line.trim().split(':')[0])).toEqual(['PORT', 'DATABASE_URL', 'METRICS_TOKEN']);
  expect(command.output()).not.toContain('hidden');
});

it('says in one line that the data directory cannot be written', async () => {
  const file = join(makeTemporaryDirectory(), 'file');
  writeFileSync(file, '');
  const command = start({ STRATA_DATA_DIR: file });
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(/^ {2}STRATA_DATA_DIR: cannot write to .*\n$/);
});

it('says in one line that the port is taken, before it starts anything', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const dataDir = makeTemporaryDirectory();
  const command = start({ STRATA_DATA_DIR: dataDir, PORT: String(port) });
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(new RegExp(`^ {2}PORT: ${port} on 127\\.0\\.0\\.1 is already in use.*\\n$`));
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  expect(existsSync(join(dataDir, 'lock.json'))).toBe(false);
});

it('leaves a shop alone that already runs on the data directory', async () => {
  const dataDir = makeTemporaryDirectory();
  onTestFinished(acquireLock(dataDir, 'start'));
  const command = start({ STRATA_DATA_DIR: dataDir });
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(new RegExp(`^ {2}Strata is already running as pid ${process.pid} .*\\n$`));
});

it('says in one line that the database is not there, and stops what it has started', async () => {
  const dataDir = makeTemporaryDirectory();
  const port = await findFreePort();
  const command = start({ STRATA_DATA_DIR: dataDir, DATABASE_URL: `postgres://u:hidden@127.0.0.1:${port}/shop` });
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain(`  DATABASE_URL: cannot reach 127.0.0.1:${port}: nothing listens there.\n`);
  expect(command.output()).not.toContain('hidden');
  expect(existsSync(join(dataDir, 'redis', 'redis.sock'))).toBe(false);
  expect(existsSync(join(dataDir, 'lock.json'))).toBe(false);
});
