import { expect, it } from 'vitest';
import { countVerdicts, type Outcome } from '#scripts/bench/outcome.ts';
import { renderReport } from '#scripts/bench/report.ts';
import { sampleOf } from '#scripts/bench/statistics.ts';
import { atLeast, atMost } from '#scripts/bench/target.ts';

const measured: Outcome = {
  workload: { name: 'l2-get', title: 'L2 get' },
  seconds: 1,
  findings: {
    measurements: [
      {
        label: '1 caller',
        unit: 'per second',
        values: { baseline: sampleOf([20_000]), bentocache: sampleOf([11_000]), strata: sampleOf([18_000]) },
      },
      { label: 'ratio', unit: 'ratio', values: { strata: sampleOf([0.8, 0.85, 0.9]) }, target: atLeast(0.9) },
      { label: 'reads', unit: 'count', values: { strata: sampleOf([1]) }, target: atMost(1) },
    ],
    notes: ['baseline: GET'],
  },
};
const failed: Outcome = {
  workload: { name: 'heap', title: 'Heap' },
  seconds: 1,
  error: 'a process of the bench ended\n at',
};

it('shows every figure with its target and verdict', () => {
  const lines = renderReport([measured]).split('\n');
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}1 caller +20\.0 k\/s +11\.0 k\/s +18\.0 k\/s$/));
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}ratio +0\.85 ±6% +>= 0\.90 +missed by 5\.6 %$/));
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}reads +1 +<= 1 +met$/));
  expect(lines).toContain('  (baseline: GET)');
  expect(lines).toContain('Targets: 1 met, 1 missed');
});

it('tells of a workload that could not be measured', () => {
  expect(renderReport([failed])).toContain('  could not be measured: a process of the bench ended\n');
  expect(countVerdicts([measured, failed])).toEqual({ met: 1, missed: 1, failed: 1 });
});

it('fits a terminal of 120 columns', () => {
  for (const line of renderReport([measured, failed]).split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});
