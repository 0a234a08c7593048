import { describe, expect, it } from 'vitest';
import { type Comparison, type Content, compareContent, comparePage } from '#lib/admin/inspect/compare.ts';
import { type Evidence, reachVerdict } from '#lib/admin/inspect/verdict.ts';
import type { RelatedChange } from '#lib/changes/receipts.ts';
import { toFacts } from '#lib/fleet/facts.ts';

const NOW = 1_000_000;
const OLDER: Comparison = { state: 'differs', isOlder: true, fields: [] };
const copy = (more: Partial<Evidence> = {}): Evidence => ({
  layer: 'process',
  place: 'process 1',
  createdAt: NOW - 1_000,
  until: NOW + 5_000,
  verdict: 'alive',
  comparison: OLDER,
  position: 50,
  isRemembered: true,
  ...more,
});
const change = (more: Partial<RelatedChange> = {}): RelatedChange => ({
  changeId: '7',
  kind: 'product',
  tags: ['product:1'],
  createdAt: NOW - 500,
  position: 60,
  lastError: null,
  ...more,
});
const reach = (evidence: Evidence[], changes: RelatedChange[] = [], sharedAnswers = true) =>
  reachVerdict({ evidence, changes, sharedAnswers, now: NOW });

describe('reachVerdict', () => {
  it('says that a process has not heard of the change, where its position is before it', () => {
    expect(reach([copy()], [change()])).toMatchObject({ state: 'wrong', cause: { state: 'unheard' } });
    expect(reach([copy({ position: 60 })], [change()])).toMatchObject({ cause: { state: 'survived' } });
  });

  it('blames the newest change after the oldest wrong copy, and none from before it', () => {
    const newest = change({ changeId: '9' });
    expect(reach([copy()], [newest, change()])).toMatchObject({ cause: { change: { changeId: '9' } } });
    expect(reach([copy()], [change({ createdAt: NOW - 2_000 })])).toMatchObject({ cause: { state: 'unexplained' } });
  });

  it('does not call wrong what nobody is served: ended by a tag, or by its time', () => {
    expect(reach([copy({ verdict: 'dead' })])).toEqual({ state: 'ended', places: ['process 1'] });
    expect(reach([copy({ until: NOW })])).toEqual({ state: 'ended', places: ['process 1'] });
  });

  it('names every wrong place, and when the last of them ends by itself', () => {
    const shared = copy({ layer: 'shared', place: 'Redis', until: NOW + 9_000 });
    expect(reach([copy(), shared, copy({ place: 'process 2', comparison: { state: 'same' } })])).toMatchObject({
      places: ['process 1', 'Redis'],
      until: NOW + 9_000,
    });
  });

  it('tells apart that it compared, that it could not, that nothing is there, and that nobody answers', () => {
    expect(reach([copy({ comparison: { state: 'same' } })])).toEqual({ state: 'current' });
    expect(reach([copy({ comparison: { state: 'untold' } })])).toEqual({ state: 'likely' });
    expect(reach([])).toEqual({ state: 'empty' });
    expect(reach([copy({ comparison: { state: 'same' } })], [], false)).toEqual({ state: 'blind' });
    expect(reach([copy()], [], false)).toMatchObject({ state: 'wrong' });
  });
});

const content = (value: unknown, version = 1): Content => ({
  found: true,
  version,
  facts: toFacts('product', { found: true, value, version, tags: [], createdAt: 0 }),
});

describe('compareContent', () => {
  it('finds the same in another order the same', () => {
    const [one, other] = [content({ a: 1, b: { c: 2, d: 3 } }), content({ b: { d: 3, c: 2 }, a: 1 })];
    expect(compareContent(one, other)).toEqual({ state: 'same' });
  });

  it('names what differs, without what differs in every version', () => {
    const [old, now] = [
      content({ price: 1, name: 'x', updatedAt: 'then' }),
      content({ price: 2, name: 'x', updatedAt: 'now' }, 2),
    ];
    expect(compareContent(old, now)).toEqual({
      state: 'differs',
      isOlder: true,
      fields: [{ field: 'price', here: '1', source: '2' }],
    });
    expect(compareContent(content({ price: 1 }), content({ price: 2 }))).toMatchObject({ isOlder: false });
  });

  it('notices that something is there which is not, and the other way round', () => {
    const none: Content = { found: false, version: 0, facts: { digest: '', fields: {}, shows: {} } };
    expect(compareContent(content({}), none)).toMatchObject({ state: 'differs', fields: [{ source: 'nothing' }] });
    expect(compareContent(none, content({}))).toMatchObject({ state: 'differs', fields: [{ here: 'nothing' }] });
    expect(compareContent(none, none)).toEqual({ state: 'same' });
    expect(compareContent(none, undefined)).toEqual({ state: 'untold' });
  });
});

describe('a page', () => {
  const page = (type: string, body: string) =>
    toFacts('page', {
      found: true,
      version: 0,
      tags: [],
      createdAt: 0,
      value: {
        status: 200,
        headers: [['content-type', type]],
        tags: [],
        etag: '"e"',
        position: 0,
        bodies: { identity: Buffer.from(body) },
      },
    }).shows;

  it('says which versions of which products it shows, as HTML, as a list and as one product', () => {
    expect(page('text/html', '<li data-product="7:3"></li><p data-product="12:1">')).toEqual({ 7: 3, 12: 1 });
    expect(page('application/json', '{"items":[{"id":"7","version":3},{"id":"8"}]}')).toEqual({ 7: 3 });
    expect(page('application/json', '{"id":"7","version":3}')).toEqual({ 7: 3 });
  });

  it('is older when one of its products is, and different when one is not on sale', () => {
    const present = new Map([
      ['7', 4],
      ['12', 1],
    ]);
    expect(comparePage({ 7: 4, 12: 1 }, present)).toEqual({ state: 'same' });
    expect(comparePage({ 7: 3, 12: 1 }, present)).toEqual({
      state: 'differs',
      isOlder: true,
      fields: [{ field: 'product 7', here: 'version 3', source: 'version 4' }],
    });
    expect(comparePage({ 13: 1 }, present)).toMatchObject({ isOlder: false, fields: [{ source: 'not on sale' }] });
    expect(comparePage({}, present)).toEqual({ state: 'untold' });
  });
});

it('says nothing of what says who somebody is', () => {
  const session = { found: true, value: { token: 'secret' }, version: 1, tags: [], createdAt: 0 } as const;
  expect(JSON.stringify([toFacts('session', session), toFacts('profile', session)])).not.toContain('secret');
});
