import { sendSignal } from './pid-file.ts';

/** Thrown into the steps that are still at work when the command has been told to stop. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** How to end something that has been started. */
export type Undo = { name: string; stop: () => Promise<void> | void; kill: (() => void) | undefined };

/** The life of one command: what it has started, and how all of it ends. */
export type Lifecycle = {
  /** Aborted as soon as the command begins to stop. */
  readonly signal: AbortSignal;
  /**
   * Registers how to end something that has been started. They run last in, first out.
   * @param kill ends it at once, without waiting: for the impatient second signal
   */
  onStop(name: string, stop: Undo['stop'], kill?: () => void): void;
  /** Stops everything and ends the process. Later calls wait for the first. */
  stop(exitCode: number): Promise<never>;
};

// One Ctrl-C arrives twice: from the terminal, and forwarded by the parent.
const SAME_SIGNAL_MS = 1000;
const PARENT_CHECK_MS = 500;

/**
 * Creates the life of this process, ended by a signal, by an uncaught error or by the loss of the parent.
 * @param codeOfSignal the exit code after a clean stop that a signal asked for
 */
export function createLifecycle(
  report: (line: string) => void,
  codeOfSignal: (signal: NodeJS.Signals) => number,
): Lifecycle {
  const undos: Undo[] = [];
  const abort = new AbortController();
  let stopping: Promise<never> | undefined;
  let stoppedAt = 0;

  const stopAll = async (exitCode: number): Promise<never> => {
    stoppedAt = Date.now();
    abort.abort(new Stopped());
    let code = exitCode;
    await undoAll(undos, (problem) => {
      report(problem);
      code = code === 0 ? 1 : code;
    });
    process.exit(code);
  };

  const killAll = (): never => {
    killEach(undos);
    process.exit(130);
  };

  const life: Lifecycle = {
    signal: abort.signal,
    onStop: (name, stop, kill) => void undos.push({ name, stop, kill }),
    stop: (exitCode) => (stopping ??= stopAll(exitCode)),
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping === undefined) void life.stop(codeOfSignal(signal));
      else if (Date.now() - stoppedAt > SAME_SIGNAL_MS) killAll();
    });
  }
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      if (error instanceof Stopped) return;
      report(error instanceof Error ? (error.stack ?? error.message) : String(error));
      void life.stop(1);
    });
  }
  // When whoever read our output has gone, stopping in order matters more than telling of it.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  watchParent(() => void life.stop(codeOfSignal('SIGHUP')));
  return life;
}

/** Ends what was started, last in, first out. A step that is just finishing may still register something: it looks after each. */
export async function undoAll(undos: Undo[], report: (problem: string) => void): Promise<void> {
  for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
    try {
      await undo.stop();
    } catch (error) {
      report(`${undo.name} did not stop: ${(error as Error).message}`);
    }
  }
}

export function killEach(undos: readonly Undo[]): void {
  for (const undo of undos.toReversed()) undo.kill?.();
}

/** A killed npm or shell tells nobody; that its child has got another parent is the only sign. */
function watchParent(onLost: () => void): void {
  const expected = process.env.STRATA_PARENT_PID;
  if (expected === undefined || Number(expected) !== process.ppid) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onLost();
  }, PARENT_CHECK_MS);
  timer.unref();
}

/** Signals a child's whole group, for children that were started detached. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid !== undefined) sendSignal(-pid, signal);
}
