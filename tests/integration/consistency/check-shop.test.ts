import { expect, it, onTestFinished } from 'vitest';
import { checkShop } from '#scripts/consistency/check.ts';
import { isGood, renderReport } from '#scripts/consistency/report/report.ts';
import { type Sight, startFakeShop } from '#tests/support/fake-shop/start-fake-shop.ts';

/** The last probes look 10 s after the last write. */
const TIMEOUT_MS = 60_000;

async function check(processes: readonly Sight[], edge: Sight) {
  const shop = await startFakeShop([...processes, edge]);
  onTestFinished(() => shop.stop());
  return checkShop(
    {
      processes: shop.urls.slice(0, -1),
      edge: { url: shop.urls.at(-1) ?? '', purgedAt: (_, since) => since },
      redisUrl: undefined,
      admin: { email: 'a', password: 'b' },
    },
    {
      seconds: 3,
      writers: 2,
      readers: 3,
      seed: 3,
      writesPerSecond: 15,
      signal: new AbortController().signal,
      detail() {},
    },
  );
}

it.concurrent(
  'finds nothing in a shop that shows everything at once',
  async () => {
    const findings = await check(['honest', 'honest'], 'honest');
    expect(renderReport(findings)).toContain('CONSISTENT');
    expect(isGood(findings)).toBe(true);
    expect(findings.violations.explained).toEqual([]);
    expect(findings.rows.map(({ layer, age }) => `${layer} ${age}`)).toEqual(
      expect.arrayContaining(['process 100', 'process 10000', 'edge 100', 'edge 10000']),
    );
    expect(findings.freshness.length).toBeGreaterThan(0);
  },
  TIMEOUT_MS,
);

it.concurrent(
  'finds what a process and an edge show that are blind to changes, and explains it',
  async () => {
    const findings = await check(['honest', 'blind', 'wavering'], 'blind');
    const { count, explained } = findings.violations;
    expect(Math.min(...Object.values(count))).toBeGreaterThan(0);
    const bad = findings.rows.filter(({ counts }) => counts.violation > 0);
    for (const layer of ['process', 'edge']) expect(bad.map((row) => row.layer)).toContain(layer);
    expect(explained).toHaveLength(20);
    expect(explained[0]).toMatchObject({
      where: expect.stringMatching(/process [23]|edge/),
      history: expect.any(Array),
    });
    expect(explained.find(({ changeId }) => changeId !== undefined)?.receipt).toMatchObject({ complete: true });
    expect(explained.some(({ where }) => where === 'process 1')).toBe(false);
    expect(renderReport(findings)).toMatch(/INCONSISTENT: \d+ violations/);
    expect(isGood(findings)).toBe(false);
  },
  TIMEOUT_MS,
);
