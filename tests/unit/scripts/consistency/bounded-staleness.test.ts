import { describe, expect, it } from 'vitest';
import { createCase, EDGE } from './support.ts';

const AT = 10_000;

describe('a process', () => {
  it('may show what is current, and what is newer than we know', () => {
    const past = createCase();
    past.write('price', AT, {});
    expect(past.see(2, { at: AT + 5_000 })).toBe('current');
    expect(past.see(3, { at: AT + 5_000 })).toBe('current');
    expect(past.violations).toEqual([]);
  });

  it('may show the old state while the write is not answered', () => {
    const past = createCase();
    past.write('price', AT, {});
    expect(past.see(1, { at: AT - 1 })).toBe('current');
  });

  it('has 100 ms and the slack of the machine, and not more than a second', () => {
    const past = createCase({ slackMs: 50 });
    past.write('price', AT, {});
    expect(past.see(1, { at: AT + 149 })).toBe('young');
    expect(past.see(1, { at: AT + 151 })).toBe('violation');
    const slow = createCase({ slackMs: 5_000 });
    slow.write('price', AT, {});
    expect(slow.see(1, { at: AT + 999 })).toBe('young');
    expect(slow.see(1, { at: AT + 1_001 })).toBe('violation');
  });

  it('is judged by the oldest change that it lacks', () => {
    const past = createCase();
    past.write('price', AT, {});
    past.write('price', AT + 4_000, {});
    expect(past.see(2, { at: AT + 4_050 })).toBe('young');
    expect(past.see(1, { at: AT + 4_050 })).toBe('violation');
    expect(past.violations[0]).toMatchObject({
      oracle: 'bounded staleness',
      layer: 'process',
      lateMs: 4_050,
      changeId: '77',
      what: 'shows version 1, not 3',
    });
  });
});

describe('what is gone', () => {
  it('may not be shown', () => {
    const past = createCase();
    past.write('delete', AT, { live: false });
    expect(past.see(undefined, { at: AT + 1_000, status: 404 })).toBe('current');
    expect(past.see(9, { at: AT + 1_000 })).toBe('violation');
  });

  it('may not be shown in the version that hides it', () => {
    const past = createCase();
    past.write('status', AT, { live: false });
    expect(past.see(2, { at: AT + 1_000 })).toBe('violation');
    expect(past.violations[0]?.what).toBe('is there and should not be');
  });

  it('must be there again when it is published again', () => {
    const past = createCase();
    past.write('status', AT, { live: false });
    past.write('status', AT + 2_000, { live: true });
    expect(past.see(undefined, { at: AT + 1_990, status: 404 })).toBe('current');
    expect(past.see(undefined, { at: AT + 2_050, status: 404 })).toBe('young');
    expect(past.see(undefined, { at: AT + 3_000, status: 404 })).toBe('violation');
    expect(past.violations[0]?.what).toBe('should be there and is not');
  });
});

describe('a list', () => {
  const of = (categoryId: string) => ({ form: 'list JSON', categoryId }) as const;

  it('does not show what has left it', () => {
    const past = createCase();
    past.write('move', AT, { categoryIds: ['20'] });
    expect(past.see(undefined, { at: AT + 1_000 }, of('10'))).toBe('current');
    expect(past.see(2, { at: AT + 1_000 }, of('10'))).toBe('violation');
  });

  it('shows what has joined it', () => {
    const past = createCase();
    past.write('move', AT, { categoryIds: ['20'] });
    past.write('name', AT + 3_000, {});
    expect(past.see(3, { at: AT + 4_000 }, of('20'))).toBe('current');
    expect(past.see(undefined, { at: AT + 4_000 }, of('20'))).toBe('violation');
    expect(past.violations[0]).toMatchObject({ lateMs: 4_000, missed: [{ kind: 'move' }, { kind: 'name' }] });
  });

  it('says nothing of what may be on its next page', () => {
    const past = createCase();
    expect(past.see(undefined, { at: AT, complete: false }, of('10'))).toBe('current');
    expect(past.see(undefined, { at: AT }, of('10'))).toBe('violation');
  });

  it('is not judged while somebody is moving the product', () => {
    const past = createCase();
    past.truth.begin('1', AT);
    expect(past.see(undefined, { at: AT - 1, until: AT + 5 }, of('10'))).toBe('open');
    past.write('move', AT + 10, { categoryIds: ['20'] });
    expect(past.see(undefined, { at: AT - 1, until: AT + 5 }, of('10'))).toBe('open');
    expect(past.see(1, { at: AT + 5 }, of('10'))).toBe('current');
    expect(past.violations).toEqual([]);
  });
});

describe('the edge', () => {
  const edge = (at: number, status = 'HIT') => ({ at, entry: EDGE, headers: { 'cf-cache-status': status } });

  it('has a second for the purge', () => {
    const past = createCase({ purgedAt: AT + 200 });
    past.write('price', AT, {});
    expect(past.see(1, edge(AT + 999))).toBe('young');
    expect(past.see(1, edge(AT + 1_000))).toBe('violation');
  });

  it('is late, but not wrong, when the purge has not come, for five seconds', () => {
    const past = createCase();
    past.write('price', AT, {});
    expect(past.see(1, edge(AT + 4_999))).toBe('unpurged');
    expect(past.see(1, edge(AT + 5_000))).toBe('violation');
  });

  it('has the slack of the machine on top where nobody has told it, and nowhere else', () => {
    const untold = createCase({ slackMs: 2_000 });
    untold.write('price', AT, {});
    expect(untold.see(1, edge(AT + 6_999))).toBe('unpurged');
    expect(untold.see(1, edge(AT + 7_000))).toBe('violation');
    const told = createCase({ slackMs: 2_000, purgedAt: AT + 200 });
    told.write('price', AT, {});
    expect(told.see(1, edge(AT + 1_000))).toBe('violation');
  });

  it('may show a soft change once more while it fetches it, and never a price', () => {
    const past = createCase({ purgedAt: AT + 200 });
    past.write('name', AT, {});
    expect(past.see(1, edge(AT + 9_000, 'UPDATING'))).toBe('updating');
    expect(past.see(1, edge(AT + 9_000))).toBe('violation');
    past.write('price', AT + 10_000, {});
    expect(past.see(1, edge(AT + 12_000, 'UPDATING'))).toBe('violation');
  });
});
