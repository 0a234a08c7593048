import { expect, it } from 'vitest';
import { addOutcome, createTally, noCounts, type Outcome } from '#scripts/consistency/oracles/tally.ts';
import type { Findings } from '#scripts/consistency/report/findings.ts';
import { isGood, renderReport } from '#scripts/consistency/report/report.ts';

function countsOf(...outcomes: Outcome[]) {
  const counts = noCounts();
  for (const outcome of outcomes) addOutcome(counts, outcome);
  return counts;
}

function makeFindings(changed: Partial<Findings> = {}): Findings {
  const tally = createTally();
  for (let nth = 0; nth < 300; nth += 1) tally.count('process', 'product page', 1_000, 'current');
  return {
    seconds: 8,
    rows: tally.rows(),
    reads: { process: countsOf('current', 'young'), edge: noCounts() },
    watched: { process: countsOf('current'), edge: noCounts() },
    ownReads: countsOf('current'),
    writes: { price: 3 },
    writesFailed: 0,
    freshness: [
      { layer: 'process', oldMs: 0, freshMs: 12, saveMs: 8 },
      { layer: 'process', oldMs: 1, freshMs: 20, saveMs: 9 },
    ],
    steady: {
      seconds: 30,
      readsPerSecond: 64,
      busy: 0.5,
      freshness: [{ layer: 'process', oldMs: 0, freshMs: 7, saveMs: 30 }],
    },
    hits: { pages: { hits: 1, reads: 2 }, edge: { hits: 0, reads: 0 } },
    redis: { looks: 9, held: 5 },
    violations: {
      count: { 'bounded staleness': 0, 'read your writes': 0, 'monotone versions': 0, 'one price': 0 },
      explained: [],
    },
    unanswered: { count: 0, examples: [] },
    slack: { p50: 1, p99: 5 },
    ...changed,
  };
}

const verdictOf = (findings: Findings) => renderReport(findings).trim().split('\n').at(-1);

it('counts one answer once, and what was not judged not at all', () => {
  expect(countsOf('current', 'young', 'open', 'unanswered', 'violation')).toMatchObject({
    probes: 3,
    young: 1,
    open: 1,
    unanswered: 1,
    violation: 1,
  });
});

it('is content with probes and no violation', () => {
  const findings = makeFindings();
  expect(isGood(findings)).toBe(true);
  expect(verdictOf(findings)).toBe('CONSISTENT: 300 probes in 8 s, no violation, ≥ 2.0 nines at 95 %');
  expect(renderReport(findings)).toMatch(/^process product page +0 +0 +- +300 +0 +≥ 2\.0 /m);
  expect(renderReport(findings)).toContain(
    'steady, process: old until 0 / 0 ms, fresh 7 / 7 ms after the answer, 37 / 37',
  );
  for (const line of renderReport(findings).split('\n')) expect(line.length).toBeLessThanOrEqual(140);
});

it('is not content with a violation, which it tells in full', () => {
  const explained = {
    oracle: 'bounded staleness',
    layer: 'edge',
    form: 'product JSON',
    age: 5_000,
    where: 'edge',
    path: '/api/products/1',
    productId: '1',
    what: 'shows version 1, not 2',
    lateMs: 5_003,
    sentAt: 0,
    changeId: '77',
    missed: [{ kind: 'price', changeId: '77', sentAt: 0, answeredAt: 1 }],
    headers: { 'cf-cache-status': 'HIT' },
    receipt: { complete: true },
    history: [{ process: 'process 1', of: 'key=product:1:1', steps: [{ what: 'filled' }] }],
  } as const;
  const count = { 'bounded staleness': 1, 'read your writes': 0, 'monotone versions': 0, 'one price': 0 };
  const findings = makeFindings({
    redis: { looks: 9, held: 5 },
    violations: {
      count,
      explained: [{ ...explained, missed: [...explained.missed], history: [...explained.history] }],
    },
  });
  expect(isGood(findings)).toBe(false);
  expect(verdictOf(findings)).toBe('INCONSISTENT: 1 violations: 1 of bounded staleness');
  const report = renderReport(findings);
  for (const part of ['probe at 5 s, 5003 ms late', 'price (change 77)', '"HIT"', '"complete":true', '"filled"']) {
    expect(report).toContain(part);
  }
});

it.each([
  ['nothing was written', { writes: {} }],
  ['nothing was looked for', { rows: [] }],
  ['Redis never held anything', { redis: { looks: 9, held: 0 } }],
  ['questions were not answered', { unanswered: { count: 9, examples: ['no'] } }],
  ['writes failed', { writesFailed: 2 }],
])('proves nothing when %s', (reason, changed) => {
  const findings = makeFindings(changed);
  expect(isGood(findings)).toBe(false);
  expect(verdictOf(findings)).toMatch(new RegExp(`^INCONCLUSIVE: .*${reason}`));
});
