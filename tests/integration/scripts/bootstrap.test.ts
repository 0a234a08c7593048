import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { atRoot } from '#scripts/run/root.ts';
import { runScript } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

/** A checkout whose packages are installed, and whose `start` is the given program. */
const makeCheckout = (program: string) => {
  const root = makeTemporaryDirectory();
  for (const path of ['scripts/bootstrap', 'scripts/bootstrap.mjs']) {
    cpSync(atRoot(path), join(root, path), { recursive: true });
  }
  mkdirSync(join(root, 'node_modules'));
  const lock = JSON.stringify({ packages: {} });
  for (const path of ['package-lock.json', 'node_modules/.package-lock.json']) writeFileSync(join(root, path), lock);
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'scripts/start.ts'), program);
  return { root, bootstrap: join(root, 'scripts/bootstrap.mjs') };
};

it('runs the task with its arguments and ends with its exit code', async () => {
  const { bootstrap } = makeCheckout('console.log(process.argv.slice(2).join()); process.exit(7);');
  const command = runScript(bootstrap, ['start', '--a', 'b c']);
  expect(await command.ended).toBe(7);
  expect(command.output()).toBe('--a,b c\n');
});

it('puts the packages’ programs first on the PATH', async () => {
  const { bootstrap, root } = makeCheckout("console.log(process.env.PATH.split(':')[0]);");
  const command = runScript(bootstrap, ['start']);
  await command.ended;
  expect(command.output()).toBe(`${root}/node_modules/.bin\n`);
});

it('ends with 128 + n when a signal has ended the task', async () => {
  const { bootstrap } = makeCheckout("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);");
  expect(await runScript(bootstrap, ['start']).ended).toBe(137);
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('hands %s on, and waits for the task to end', async (signal) => {
  const { bootstrap } =
    makeCheckout(`process.on('${signal}', () => setTimeout(() => { console.log('done'); process.exit(0); }, 100));
setInterval(() => {}, 1000); console.log('up');`);
  const command = runScript(bootstrap, ['start']);
  await command.printed('up');
  command.child.kill(signal);
  expect(await command.ended).toBe(0);
  expect(command.output()).toBe('up\ndone\n');
});

it('knows its tasks', async () => {
  const { bootstrap } = makeCheckout('');
  const command = runScript(bootstrap, ['stop']);
  expect(await command.ended).toBe(2);
  expect(command.output()).toMatch(/^usage: .* start\|dev\|test\|seed/);
});

it.each([
  ['npm', "require('child_process').spawn(process.execPath, ARGS, OPTIONS)"],
  [
    'npm above a shell',
    "require('child_process').spawn('/bin/sh', ['-c', '\"$0\" \"$@\"; true', process.execPath, ...ARGS], OPTIONS)",
  ],
])('stops the task when %s is killed', async (_name, run) => {
  const { bootstrap, root } = makeCheckout(`import { writeFileSync } from 'node:fs';
process.on('SIGTERM', () => { writeFileSync('log', 'stopped'); process.exit(0); });
setInterval(() => {}, 1000); console.log('up');`);
  const npm = spawn(process.execPath, [
    '-e',
    `const ARGS = ['${bootstrap}', 'start'];
    const OPTIONS = { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } };
    ${run}`,
  ]);
  onTestFinished(() => void npm.kill('SIGKILL'));
  await once(npm.stdout, 'data');
  npm.kill('SIGKILL');
  await expect
    .poll(() => readFileSync(join(root, 'log'), { encoding: 'utf8', flag: 'a+' }), { timeout: 5000 })
    .toBe('stopped');
});
