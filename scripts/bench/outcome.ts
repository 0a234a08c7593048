import { judge, type Verdict } from './target.ts';
import type { Findings, Measurement, Workload } from './workload.ts';

/** A workload that was run: what it found, or why it could not. */
export type Outcome = { workload: Pick<Workload, 'name' | 'title'>; seconds: number } & (
  | { findings: Findings; error?: undefined }
  | { error: string; findings?: undefined }
);

/** How the engine's median stands to its target; undefined where there is none. */
export function judgeMeasurement({ target, values, unit }: Measurement): Verdict | undefined {
  return target && judge(values.strata?.value ?? Number.NaN, target, unit);
}

/** Met and missed targets, and workloads that could not be measured. */
export function countVerdicts(outcomes: readonly Outcome[]): { met: number; missed: number; failed: number } {
  const verdicts = outcomes.flatMap(({ findings }) => findings?.measurements.map(judgeMeasurement) ?? []);
  return {
    met: verdicts.filter((verdict) => verdict?.state === 'met').length,
    missed: verdicts.filter((verdict) => verdict?.state === 'missed' || verdict?.state === 'unknown').length,
    failed: outcomes.filter(({ error }) => error !== undefined).length,
  };
}
