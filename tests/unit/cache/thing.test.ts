import { describe, expect, it } from 'vitest';
import { toPolicy } from '#lib/cache/engine/thing.ts';

const DEFINITION = { name: 'product', schema: 3, ttlMs: 60_000, localTtlMs: 5_000, negativeTtlMs: 1_000 };

describe('toPolicy', () => {
  it('fills in what a definition leaves open', () => {
    expect(toPolicy(DEFINITION)).toEqual({
      ...DEFINITION,
      prefix: 'product:3:',
      localBytes: 16 * 1024 * 1024,
      staleMs: 0,
      staleIfErrorMs: 0,
      spareMs: 0,
      outageMs: 60_000,
      leaseMs: 3_000,
      deadlineMs: 6_000,
      keysPerLoad: 200,
      strict: false,
    });
  });

  it('keeps what a definition says', () => {
    const said = { localBytes: 1, staleMs: 2, staleIfErrorMs: 3, outageMs: 4, leaseMs: 5, deadlineMs: 6 };
    expect(toPolicy({ ...DEFINITION, ...said, strictness: 'relaxed' })).toMatchObject({ ...said, spareMs: 3 });
  });

  it('gives callers twice the lease', () => {
    expect(toPolicy({ ...DEFINITION, leaseMs: 500 }).deadlineMs).toBe(1_000);
  });

  it('serves nothing strict from own copies while the shared store is away', () => {
    expect(toPolicy({ ...DEFINITION, strictness: 'strict' })).toMatchObject({ strict: true, outageMs: 0 });
  });

  it.each(['staleMs', 'staleIfErrorMs', 'outageMs'])('refuses a strict thing that has %s', (setting) => {
    expect(() => toPolicy({ ...DEFINITION, strictness: 'strict', [setting]: 1 })).toThrow(
      new TypeError('cached thing "product": a strict thing is never served stale'),
    );
  });

  it.each(['', 'Product', 'a:b', 'a b', 'é', 'a/b', 'a\n'])('refuses the name %j', (name) => {
    expect(() => toPolicy({ ...DEFINITION, name })).toThrow(TypeError);
  });

  it.each(['a', 'product-2', '9'])('accepts the name %j', (name) => {
    expect(toPolicy({ ...DEFINITION, name }).name).toBe(name);
  });
});
