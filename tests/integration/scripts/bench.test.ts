import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runScript } from '#tests/support/run-script.ts';
import { makeTemporaryDirectory } from '#tests/support/temporary-directory.ts';

const SLOW_MS = 60_000;

it(
  'measures the workloads it is told to and writes all of it to a file',
  async () => {
    const file = join(makeTemporaryDirectory(), 'bench.json');
    const bench = runScript(
      'scripts/bench.ts',
      ['--quick', '--rounds', '2', '--only', 'l1-get,stale-fill', '--json', file],
      {
        CI: '1',
      },
    );
    expect(await bench.ended, bench.output()).toBe(0);
    expect(bench.output()).toMatch(/^Targets: \d+ met, \d+ missed$/m);

    const { machine, flags, workloads } = JSON.parse(readFileSync(file, 'utf8'));
    expect(machine).toMatchObject({
      cores: expect.any(Number),
      versions: { node: process.versions.node, redis: expect.stringMatching(/^\d+\./), bentocache: '1.6.1' },
    });
    expect(flags).toEqual({ only: ['l1-get', 'stale-fill'], rounds: 2, quick: true });
    expect(workloads.map(({ name }: { name: string }) => name)).toEqual(['l1-get', 'stale-fill']);
    const [l1Get, staleFill] = workloads;
    for (const column of ['baseline', 'bentocache', 'strata']) {
      expect(l1Get.measurements[0].values[column]).toEqual({
        value: expect.any(Number),
        median: expect.any(Number),
        low: expect.any(Number),
        high: expect.any(Number),
        spread: expect.any(Number),
        rounds: [expect.any(Number), expect.any(Number)],
      });
    }
    expect(l1Get.measurements[0]).toMatchObject({
      unit: 'per second',
      target: { bound: 'at least', value: 3_000_000 },
      verdict: { state: expect.stringMatching(/^(met|missed)$/) },
    });
    expect(staleFill.measurements[0].values.strata.value).toBe(0);
  },
  SLOW_MS,
);

it(
  'has hot pages answered without a render, by the shop and by a bare server alike',
  async () => {
    const file = join(makeTemporaryDirectory(), 'bench.json');
    const bench = runScript('scripts/bench.ts', ['--quick', '--rounds', '1', '--only', 'http', '--json', file], {
      CI: '1',
    });
    expect(await bench.ended, bench.output()).toBe(0);
    const { measurements } = JSON.parse(readFileSync(file, 'utf8')).workloads[0];
    const [page, share] = measurements;
    expect(page).toMatchObject({
      values: { baseline: { rounds: [expect.any(Number)] }, strata: { rounds: [expect.any(Number)] } },
      target: { bound: 'at least', value: 15_000 },
    });
    expect(share.values.strata.value).toBeCloseTo(page.values.strata.value / page.values.baseline.value, 6);
    expect(measurements.at(-1).values.strata.value).toBe(2);
  },
  SLOW_MS,
);

it('refuses a wrong flag in one line', async () => {
  const bench = runScript('scripts/bench.ts', ['--only', 'speed']);
  expect(await bench.ended).toBe(1);
  expect(bench.output()).toMatch(/^ {2}--only: there is no workload "speed"[^\n]+\n$/);
});

it('says before it begins that its file cannot be written', async () => {
  const bench = runScript('scripts/bench.ts', ['--json', '/nowhere/bench.json']);
  expect(await bench.ended).toBe(1);
  expect(bench.output()).toMatch(/^ {2}--json: cannot write \/nowhere\/bench\.json: [^\n]+\n$/);
});

it('says what to install where there is no Redis', async () => {
  const bench = runScript('scripts/bench.ts', [], { PATH: makeTemporaryDirectory() });
  expect(await bench.ended).toBe(1);
  expect(bench.output()).toMatch(
    /^ {2}The bench needs redis-server or valkey-server[^\n]+apt-get install redis-server/,
  );
});
