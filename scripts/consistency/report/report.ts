import { percentile } from '../../bench/statistics.ts';
import type { Steady } from '../load/steady.ts';
import { countNines, formatNines } from '../oracles/nines.ts';
import { type Counts, sumCounts } from '../oracles/tally.ts';
import type { Freshness } from '../probes/freshness.ts';
import type { Explained } from './explain.ts';
import { type Findings, findWeakness, violationsOf } from './findings.ts';
import { renderTable } from './table.ts';

/** All of it for a terminal; the last line is the verdict. */
export function renderReport(findings: Findings): string {
  const { rows, reads, watched, ownReads, writes, violations, unanswered } = findings;
  const all = sumCounts(rows.map(({ counts }) => counts));
  return [
    ...renderTable(rows),
    '',
    `Not counted as bad: ${all.young} too young for their layer, ${all.updating} marked UPDATING after a soft change, ${all.open} asked while it was written`,
    `Counted as bad, but no violation: ${all.unpurged} at the edge, older than 1 s, before the purge had reached it`,
    `Shoppers   ${tell(reads.process)} at processes; ${tell(reads.edge)} at the edge`,
    `Watchers   ${tell(watched.process)} at processes; ${tell(watched.edge)} at the edge, right after prices`,
    `Writers    ${tell(ownReads)} with a ticket`,
    `Writes     ${sum(writes)} (${Object.entries(writes)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}), ${findings.writesFailed} failed`,
    ...renderFreshness(findings.freshness, 'saturated'),
    ...renderSteady(findings.steady),
    `Hits       pages ${share(findings.hits.pages)}, edge ${share(findings.hits.edge)}`,
    ...(findings.redis
      ? [`Redis      held a live copy in ${findings.redis.held} of ${findings.redis.looks} looks`]
      : []),
    `Canary     p50 ${findings.slack.p50.toFixed(0)} ms, p99 ${findings.slack.p99.toFixed(0)} ms: how late the machine gets to anything`,
    ...(unanswered.count > 0 ? [`Unanswered ${unanswered.count}: ${unanswered.examples.join('; ')}`] : []),
    ...violations.explained.flatMap(renderViolation),
    '',
    renderVerdict(findings, all),
    '',
  ].join('\n');
}

/** Whether the run has found nothing, and has looked. */
export const isGood = (findings: Findings): boolean =>
  violationsOf(findings) === 0 && findWeakness(findings) === undefined;

function renderVerdict(findings: Findings, all: Counts): string {
  const weakness = findWeakness(findings);
  const count = violationsOf(findings);
  const by = Object.entries(findings.violations.count)
    .filter(([, number]) => number > 0)
    .map(([oracle, number]) => `${number} of ${oracle}`);
  if (count > 0) return `INCONSISTENT: ${count} violations: ${by.join(', ')}`;
  if (weakness !== undefined) return `INCONCLUSIVE: ${weakness}`;
  const nines = formatNines(countNines(all.violation + all.unpurged, all.probes));
  return `CONSISTENT: ${all.probes} probes in ${findings.seconds.toFixed(0)} s, no violation, ${nines} nines at 95 %`;
}

const tell = ({ probes, young, violation }: Counts) => `${probes} answers, ${young} young, ${violation} violations`;
const sum = (counts: Partial<Record<string, number>>) =>
  Object.values(counts).reduce((total: number, count) => total + (count ?? 0), 0);
const share = ({ hits, reads }: { hits: number; reads: number }) =>
  reads === 0 ? '-' : `${((100 * hits) / reads).toFixed(1)} % of ${reads}`;

function renderFreshness(all: readonly Freshness[], load: 'saturated' | 'steady'): string[] {
  return (['process', 'edge'] as const).flatMap((layer) => {
    const own = all.filter((one) => one.layer === layer);
    if (own.length === 0) return [];
    const figures = (of: (one: Freshness) => number) => {
      const values = own.map(of);
      return `${percentile(values, 0.5).toFixed(0)} / ${percentile(values, 0.99).toFixed(0)} ms`;
    };
    const sinceSent = figures(({ freshMs, saveMs }) => freshMs + saveMs);
    return [
      `Save→HTML  ${load}, ${layer}: old until ${figures(({ oldMs }) => oldMs)}, fresh ${figures(({ freshMs }) => freshMs)} after the answer, ${sinceSent} after it was sent (p50 / p99 of ${own.length})`,
    ];
  });
}

function renderSteady({ seconds, readsPerSecond, busy, freshness }: Steady): string[] {
  return [
    `Steady     ${seconds.toFixed(0)} s of ${readsPerSecond.toFixed(0)} reads/s beside one writer, the machine ${(100 * busy).toFixed(0)} % busy`,
    ...renderFreshness(freshness, 'steady'),
  ];
}

function renderViolation(violation: Explained): string[] {
  const { oracle, where, form, age, path, productId, what, lateMs, missed, headers, receipt, history } = violation;
  const when = [
    age === undefined ? '' : `probe at ${age / 1_000} s`,
    lateMs === undefined ? '' : `${lateMs.toFixed(0)} ms late`,
  ];
  return [
    '',
    `✗ ${oracle}: product ${productId} ${what}`,
    `  ${where}, ${form} ${path}; ${when.filter(Boolean).join(', ')}`,
    `  lacks ${missed.map(({ kind, changeId }) => `${kind} (change ${changeId ?? '-'})`).join(', ') || '-'}`,
    `  headers ${JSON.stringify(headers)}`,
    ...(receipt === undefined ? [] : [`  receipt ${JSON.stringify(receipt)}`]),
    ...history.map(({ process, of, steps }) => `  ${process} ${of}: ${JSON.stringify(steps)}`),
  ];
}
