import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { watchParent } from './watch-parent.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in our place: it has our terminal, gets our signals, and ends when our own parent is killed.
 * `onErrorOutput` gets what it writes to stderr, which is then not shown.
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
export function runProgram(command, args, options) {
  return new Promise((resolve, reject) => {
    const { onErrorOutput, ...spawnOptions } = options;
    const stderr = onErrorOutput === undefined ? 'inherit' : 'pipe';
    const child = spawn(command, args, { stdio: ['inherit', 'inherit', stderr], ...spawnOptions });
    child.stderr?.setEncoding('utf8').on('data', onErrorOutput);
    const forward = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const watch = watchParent(() => child.kill('SIGTERM'));
    const finish = () => {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.once('error', (error) => {
      finish();
      reject(error);
    });
    child.once('close', (code, signal) => {
      finish();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
