import { closeSync, openSync, writeFileSync } from 'node:fs';
import { explainSystemError, Failure } from '../../run/failure.ts';

/** Proves that the file can be written before minutes are spent on what goes into it. @throws Failure */
export function checkWritable(file: string): void {
  attempt(file, () => closeSync(openSync(file, 'a')));
}

/** @throws Failure */
export function writeText(file: string, text: string): void {
  attempt(file, () => writeFileSync(file, text));
}

function attempt(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Failure(`--json: cannot write ${file}: ${explainSystemError(error)}.`);
  }
}
