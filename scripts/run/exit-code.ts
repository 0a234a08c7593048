import { constants } from 'node:os';

/** The code a shell reports for a process that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals | null): number {
  return 128 + (signal === null ? 0 : constants.signals[signal]);
}
