import { describe, expect, it } from 'vitest';
import { type BreakerState, createBreaker } from '#lib/cache/engine/shared/breaker.ts';

function setUp() {
  let now = 1_000;
  const changes: BreakerState[] = [];
  const breaker = createBreaker({ clock: { now: () => now }, onChange: (state) => changes.push(state) });
  const report = (succeeded: boolean, times = 1) => {
    for (let time = 0; time < times; time++) breaker.report(succeeded);
  };
  return {
    breaker,
    changes,
    report,
    pass: (ms: number) => {
      now += ms;
    },
    /** Lets the one call through, and has it fail. Returns how long it took until it was let through. */
    probe: (succeeds: boolean) => {
      let waited = 0;
      while (!breaker.allows()) {
        now += 10;
        waited += 10;
      }
      breaker.report(succeeds);
      return waited;
    },
  };
}

describe('a closed breaker', () => {
  it('lets every call through', () => {
    const { breaker, report } = setUp();
    report(true, 100);
    expect([breaker.allows(), breaker.allows(), breaker.state()]).toEqual([true, true, 'closed']);
  });

  it('stays closed for a few failures', () => {
    const { breaker, report } = setUp();
    report(false, 2);
    expect(breaker.state()).toBe('closed');
  });

  it('opens at the third failure when nothing succeeds, and says so', () => {
    const { breaker, report, changes } = setUp();
    report(false, 3);
    expect([breaker.state(), breaker.allows(), changes]).toEqual(['open', false, ['open']]);
  });

  it('stays closed while more than half succeed, and opens when no longer', () => {
    const { breaker, report } = setUp();
    report(true, 8);
    report(false, 7);
    expect(breaker.state()).toBe('closed');
    report(false);
    expect(breaker.state()).toBe('open');
  });

  it('does not add up failures that are more than a second apart', () => {
    const { breaker, report, pass } = setUp();
    report(false, 2);
    pass(1_000);
    report(false, 2);
    expect(breaker.state()).toBe('closed');
    report(false);
    expect(breaker.state()).toBe('open');
  });

  it('adds them up within a second', () => {
    const { breaker, report, pass } = setUp();
    report(false, 2);
    pass(999);
    report(false);
    expect(breaker.state()).toBe('open');
  });
});

describe('an open breaker', () => {
  it('lets one call through after a quarter of a second, and no other beside it', () => {
    const { breaker, report, pass } = setUp();
    report(false, 3);
    pass(249);
    expect(breaker.allows()).toBe(false);
    pass(1);
    expect([breaker.allows(), breaker.state(), breaker.allows()]).toEqual([true, 'half-open', false]);
  });

  it('closes when that call succeeds', () => {
    const { breaker, report, probe, changes } = setUp();
    report(false, 3);
    probe(true);
    expect([breaker.state(), breaker.allows()]).toEqual(['closed', true]);
    expect(changes).toEqual(['open', 'half-open', 'closed']);
  });

  it('opens again when that call fails, for twice as long each time, up to a second', () => {
    const { report, probe } = setUp();
    report(false, 3);
    expect([1, 2, 3, 4, 5, 6].map(() => probe(false))).toEqual([250, 500, 1_000, 1_000, 1_000, 1_000]);
  });

  it('begins with the short pause again once it was closed', () => {
    const { report, probe } = setUp();
    report(false, 3);
    probe(false);
    probe(true);
    report(false, 3);
    expect(probe(false)).toBe(250);
  });

  it('counts from zero again once it was closed', () => {
    const { breaker, report, probe } = setUp();
    report(false, 3);
    probe(true);
    report(false, 2);
    expect(breaker.state()).toBe('closed');
  });

  it('is not moved by late news of calls from before', () => {
    const { breaker, report, pass } = setUp();
    report(false, 3);
    report(true, 100);
    expect([breaker.state(), breaker.allows()]).toEqual(['open', false]);
    pass(200);
    report(false, 200);
    pass(50);
    expect(breaker.allows()).toBe(true);
  });
});
