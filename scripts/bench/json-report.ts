import { closeSync, openSync, writeFileSync } from 'node:fs';
import { explainSystemError, Failure } from '../run/failure.ts';
import type { Flags } from './flags.ts';
import type { Machine } from './machine.ts';
import { judgeMeasurement, type Outcome } from './outcome.ts';

/** Proves that the file can be written before minutes are spent on what goes into it. @throws Failure */
export function checkWritable(file: string): void {
  attempt(file, () => closeSync(openSync(file, 'a')));
}

/** Writes everything there is to know of a run. A figure that is not finite, such as "never", is null. @throws Failure */
export function writeJson(file: string, run: { machine: Machine; flags: Flags; outcomes: readonly Outcome[] }): void {
  const { json: _, ...flags } = run.flags;
  const workloads = run.outcomes.map(({ workload, seconds, findings, error }) => ({
    name: workload.name,
    title: workload.title,
    seconds,
    ...(findings === undefined
      ? { error }
      : {
          measurements: findings.measurements.map((measurement) => ({
            ...measurement,
            verdict: judgeMeasurement(measurement),
          })),
          notes: findings.notes ?? [],
        }),
  }));
  attempt(file, () => writeFileSync(file, `${JSON.stringify({ machine: run.machine, flags, workloads }, null, 2)}\n`));
}

function attempt(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Failure(`--json: cannot write ${file}: ${explainSystemError(error)}.`);
  }
}
