import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runScript, writeProgram } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

/** A command that has started `first`, then `second`, and then does `body`. */
const startCommand = (body: string, env: Record<string, string> = {}) =>
  runScript(
    writeProgram(
      makeTemporaryDirectory(),
      `import { runCommand } from '#scripts/run/run-command.ts';
import { Failure } from '#scripts/run/failure.ts';
await runCommand(async (life) => {
  life.onStop('first', () => console.log('stop first'), () => console.log('kill first'));
  life.onStop('second', () => console.log('stop second'), () => console.log('kill second'));
  setInterval(() => {}, 1000);
  ${body}
});`,
    ),
    [],
    env,
  );

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s stops what was started, last first, and that is success',
  async (signal) => {
    const command = startCommand("console.log('up'); await new Promise(() => {});");
    await command.printed('up');
    command.child.kill(signal);
    expect(await command.ended).toBe(0);
    expect(command.output()).toBe('up\nstop second\nstop first\n');
  },
);

it('takes the same signal from the terminal and from the parent for one', async () => {
  const command = startCommand(
    "life.onStop('slow', () => new Promise((done) => setTimeout(done, 300))); console.log('up'); await new Promise(() => {});",
  );
  await command.printed('up');
  command.child.kill('SIGINT');
  command.child.kill('SIGTERM');
  expect(await command.ended).toBe(0);
  expect(command.output()).toContain('stop first');
});

it('kills everything at the second signal', async () => {
  const command = startCommand(
    "life.onStop('hung', () => { console.log('hangs'); return new Promise(() => {}); }); console.log('up'); await new Promise(() => {});",
  );
  await command.printed('up');
  command.child.kill('SIGINT');
  await command.printed('hangs');
  await new Promise((resolve) => setTimeout(resolve, 1100));
  command.child.kill('SIGINT');
  expect(await command.ended).toBe(130);
  expect(command.output()).toContain('kill second\nkill first\n');
});

it('shows of a Failure its message only, and stops what was started', async () => {
  const command = startCommand("throw new Failure('PORT: wrong');");
  expect(await command.ended).toBe(1);
  expect(command.output().split('\n').sort()).toEqual(['', '  PORT: wrong', 'stop first', 'stop second'].sort());
});

it.each([
  ['an uncaught error', "setTimeout(() => { throw new Error('lost it'); }); await new Promise(() => {});"],
  ['an unhandled rejection', "void Promise.reject(new Error('lost it')); await new Promise(() => {});"],
])('stops what was started after %s, and shows where it came from', async (_name, body) => {
  const command = startCommand(body);
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(/lost it\n\s+at /);
  expect(command.output()).toContain('stop first');
});

it('goes on stopping when one thing cannot be stopped, and says so', async () => {
  const command = startCommand(
    "life.onStop('third', () => { throw new Error('stuck'); }); console.log('up'); await new Promise(() => {});",
  );
  await command.printed('up');
  command.child.kill('SIGTERM');
  expect(await command.ended).toBe(1);
  expect(command.output()).toContain('third did not stop: stuck');
  expect(command.output()).toContain('stop first');
});

it('stops what a step has started while the command was already stopping', async () => {
  const command = startCommand(
    `life.onStop('slow', () => new Promise((done) => setTimeout(done, 200)));
  life.signal.addEventListener('abort', () => setTimeout(() => life.onStop('late', () => console.log('stop late')), 50));
  console.log('up'); await new Promise(() => {});`,
  );
  await command.printed('up');
  command.child.kill('SIGTERM');
  expect(await command.ended).toBe(0);
  expect(command.output()).toContain('stop late');
});

it('stops when its parent is killed', async () => {
  const directory = makeTemporaryDirectory();
  const log = join(directory, 'log');
  const program = writeProgram(
    directory,
    `import { appendFileSync } from 'node:fs';
import { runCommand } from '#scripts/run/run-command.ts';
await runCommand(async (life) => {
  life.onStop('all', () => appendFileSync('${log}', 'stopped'));
  setInterval(() => {}, 1000);
  console.log('up');
  await new Promise(() => {});
});`,
  );
  const parent = spawn(process.execPath, [
    '-e',
    `require('child_process').spawn(process.execPath, ['${program}'],
      { stdio: 'inherit', env: { ...process.env, STRATA_PARENT_PID: String(process.pid) } })`,
  ]);
  onTestFinished(() => void parent.kill('SIGKILL'));
  await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  await expect.poll(() => readFileSync(log, { encoding: 'utf8', flag: 'a+' }), { timeout: 5000 }).toBe('stopped');
});
