import { countVerdicts, judgeMeasurement, type Outcome } from './outcome.ts';
import type { Sample } from './statistics.ts';
import { formatTarget, formatVerdict } from './target.ts';
import { formatValue, type Unit } from './units.ts';
import type { Measurement } from './workload.ts';

const WIDTHS = [34, 13, 13, 19, 13, 18] as const;
const HEADINGS = ['', 'baseline', 'bentocache', 'strata', 'target', 'verdict'];
const LINE = WIDTHS.reduce((sum, width) => sum + width, WIDTHS.length - 1);
/** A spread below this is not worth a place in the table. */
const LEAST_SPREAD = 0.005;

/** The table for a terminal: medians, the engine's spread, targets and verdicts. */
export function renderReport(outcomes: readonly Outcome[]): string {
  const lines = [formatRow(HEADINGS), '-'.repeat(LINE)];
  for (const { workload, findings, error } of outcomes) {
    lines.push(workload.title);
    if (findings === undefined) lines.push(`  could not be measured: ${error?.split('\n')[0]}`);
    for (const measurement of findings?.measurements ?? []) lines.push(renderMeasurement(measurement));
    for (const note of findings?.notes ?? []) lines.push(`  (${note})`);
    lines.push('');
  }
  const { met, missed, failed } = countVerdicts(outcomes);
  const failures = failed > 0 ? `, ${failed} workloads could not be measured` : '';
  return `${[...lines, `Targets: ${met} met, ${missed} missed${failures}`].join('\n')}\n`;
}

function renderMeasurement(measurement: Measurement): string {
  const { label, unit, values, target } = measurement;
  const verdict = judgeMeasurement(measurement);
  return formatRow([
    `  ${label}`,
    formatSample(values.baseline, unit),
    formatSample(values.bentocache, unit),
    `${formatSample(values.strata, unit)}${formatSpread(values.strata)}`,
    target ? formatTarget(target, unit) : '',
    verdict ? formatVerdict(verdict) : '',
  ]);
}

function formatSample(sample: Sample | undefined, unit: Unit): string {
  return sample === undefined ? '' : formatValue(sample.value, unit);
}

function formatSpread(sample: Sample | undefined): string {
  if (sample === undefined || sample.spread < LEAST_SPREAD) return '';
  return ` ±${(sample.spread * 100).toFixed(0)}%`;
}

function formatRow(cells: readonly string[]): string {
  return cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join(' ')
    .trimEnd();
}
