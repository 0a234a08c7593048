import { type SpawnOptions, spawn } from 'node:child_process';
import { exitCodeOf } from './exit-code.ts';
import { killGroup, type Lifecycle } from './lifecycle.ts';

const KEPT_CHARS = 200_000;

export type ChildResult = { code: number; output: string };

/**
 * Runs a program to its end, out of sight: its output is returned, not shown. It ends with the command that runs it.
 * @returns its exit code (128 and more for a signal) and the end of its output
 */
export function runChild(
  life: Lifecycle,
  command: string,
  args: readonly string[],
  options: SpawnOptions & { onStart?: (pid: number) => void; onOutput?: (chunk: string) => void } = {},
): Promise<ChildResult> {
  const { onStart, onOutput, ...spawnOptions } = options;
  life.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    // A group of its own: a terminal's Ctrl-C must not end it before its turn, and workers end with it.
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...spawnOptions, detached: true });
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    let output = '';
    const collect = (chunk: string) => {
      output = (output + chunk).slice(-KEPT_CHARS);
      onOutput?.(chunk);
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    if (child.pid !== undefined) {
      onStart?.(child.pid);
      life.onStop(
        command,
        async () => {
          if (child.exitCode !== null || child.signalCode !== null) return;
          killGroup(child.pid, 'SIGTERM');
          const impatience = setTimeout(() => killGroup(child.pid, 'SIGKILL'), 5000);
          await ended;
          clearTimeout(impatience);
        },
        () => killGroup(child.pid, 'SIGKILL'),
      );
    }
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (life.signal.aborted) reject(life.signal.reason);
      else resolve({ code: code ?? exitCodeOf(signal), output });
    });
  });
}
