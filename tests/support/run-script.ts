import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { root } from '#scripts/run/root.ts';

export type Script = {
  child: ChildProcess;
  /** Resolves with its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
  /** Everything it has printed so far. */
  output: () => string;
  /** Resolves when it has printed the text. @throws with its output when it ends before */
  printed: (text: string) => Promise<void>;
};

/** Starts a program file of the project as a process of its own, which ends with the test. */
export function runScript(file: string, args: readonly string[] = [], env: Record<string, string> = {}): Script {
  const child = spawn(process.execPath, [resolve(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const watch of watchers) watch();
    });
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? ''));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    ended,
    output: () => output,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (output.includes(text)) resolve();
        };
        watchers.add(watch);
        watch();
        void ended.then(() => reject(new Error(`ended without printing "${text}":\n${output}`)));
      }),
  };
}

/** Writes a program into `directory` that may import from the checkout as the project's own files do. */
export function writeProgram(directory: string, code: string): string {
  const file = join(directory, 'program.ts');
  writeFileSync(file, code.replaceAll("'#scripts/", `'${root}scripts/`));
  return file;
}
