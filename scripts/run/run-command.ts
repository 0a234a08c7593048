import { exitCodeOf } from './exit-code.ts';
import { Failure } from './failure.ts';
import { createLifecycle, type Lifecycle, Stopped } from './lifecycle.ts';
import { createProgress, type Progress } from './progress.ts';

// Errors whose message is written for the operator: a stack would only bury it.
const PLAIN_ERRORS = new Set(['Failure', 'ConfigError', 'DatabaseError']);

type Main = (life: Lifecycle, progress: Progress) => Promise<void>;

/**
 * The frame of every long-running command: progress, orderly end, and one clear line for a failure.
 * The process ends when `main` fails, when a signal comes, or when `main` itself calls `life.stop`.
 * @param options.endless true for what runs until it is stopped: being stopped is then success
 */
export async function runCommand(main: Main, { endless = true } = {}): Promise<void> {
  const progress = createProgress();
  const life = createLifecycle(printError, (signal) => (endless ? 0 : exitCodeOf(signal)));
  try {
    await main(life, progress);
  } catch (error) {
    if (!(error instanceof Stopped) && !life.signal.aborted) printError(describeError(error));
    await life.stop(1);
  }
}

/** What to show of an error: its message when it was written for the operator, all of it otherwise. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof Failure || PLAIN_ERRORS.has(error.name)) return error.message;
  return error.stack ?? error.message;
}

function printError(text: string): void {
  process.stderr.write(`${text.replace(/^/gm, '  ')}\n`);
}
