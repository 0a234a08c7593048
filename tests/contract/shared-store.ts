import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeFrame, type Frame, readHead, readId, readVersion } from '#lib/cache/engine/shared/frame.ts';
import type { Grant, SharedStore } from '#lib/cache/engine/shared/shared-store.ts';

export const frameOf = (value: unknown, version = 0, more: Partial<Frame> = {}) =>
  encodeFrame({
    negative: false,
    loadMs: 1,
    createdAt: 0,
    freshUntil: 1e15,
    snapshot: 0,
    frameId: 1,
    version,
    tags: ['t'],
    value,
    ...more,
  });

export type StoreUnderTest = {
  store: SharedStore;
  /** What another process has to reach the same. */
  join: () => SharedStore;
  waitMs: (ms: number) => Promise<void>;
  clear: () => Promise<void>;
};

/** What every shared store must do. Run once for each implementation. */
export function describeSharedStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`shared store: ${name}`, () => {
    let subject: StoreUnderTest;
    let store: SharedStore;
    beforeAll(async () => {
      subject = await open();
      store = subject.store;
    });
    beforeEach(() => subject.clear());
    afterAll(() => store.close());

    const request = (key: string, token = 'me', leaseMs = 10_000) => ({ key, token, leaseMs });
    /** As a process fills it that was first to miss the key. */
    const put = async (key: string, frame: Buffer, ttlMs = 10_000) => {
      await store.invalidate([key], 'hard');
      await store.acquire([request(key)]);
      return store.fill([{ key, token: 'me', frame, ttlMs }]);
    };

    it('reads what was filled, byte for byte, and tells nothing of other keys', async () => {
      const frame = Buffer.concat([frameOf('x'), Buffer.from([0, 255, 13, 10])]);
      expect(await put('a', frame)).toEqual(['filled']);
      expect(await store.read(['b', 'a', 'c'])).toEqual([undefined, frame, undefined]);
    });

    it('answers in the order of the keys, repeated ones included', async () => {
      const [one, two] = [frameOf(1), frameOf(2)];
      await put('one', one);
      await put('two', two);
      expect(await store.read(['two', 'one', 'two'])).toEqual([two, one, two]);
      expect(await store.read([])).toEqual([]);
    });

    it('forgets an entry when its lifetime is over', async () => {
      await put('short', frameOf(1), 60);
      expect((await store.read(['short']))[0]).toBeDefined();
      await subject.waitMs(90);
      expect(await store.read(['short'])).toEqual([undefined]);
    });

    it('gives the lease to the first, tells the others how long it lasts, and to all the value once it is there', async () => {
      expect(await store.acquire([request('k', 'first')])).toEqual([{ state: 'lead' }]);
      const [grant] = (await store.acquire([request('k', 'second')])) as Grant[];
      expect(grant).toEqual({ state: 'follow', leftMs: expect.any(Number) });
      expect(grant?.state === 'follow' && grant.leftMs > 9_000 && grant.leftMs <= 10_000).toBe(true);
      await store.fill([{ key: 'k', token: 'first', frame: frameOf('v'), ttlMs: 10_000 }]);
      expect(await store.acquire([request('k', 'second')])).toEqual([{ state: 'hit', frame: frameOf('v') }]);
    });

    it('decides for each key of a batch by itself', async () => {
      await put('held', frameOf('v'));
      await store.acquire([request('taken', 'other')]);
      const grants = await store.acquire([request('free'), request('held'), request('taken')]);
      expect(grants).toMatchObject([{ state: 'lead' }, { state: 'hit' }, { state: 'follow' }]);
    });

    it('gives a lease again when it has ended or was given back, and takes it from nobody else', async () => {
      await store.acquire([request('k', 'slow', 50)]);
      await subject.waitMs(80);
      expect(await store.acquire([request('k', 'next')])).toEqual([{ state: 'lead' }]);
      await store.release([{ key: 'k', token: 'slow' }]);
      expect(await store.acquire([request('k', 'third')])).toMatchObject([{ state: 'follow' }]);
      await store.release([{ key: 'k', token: 'next' }]);
      expect(await store.acquire([request('k', 'third')])).toEqual([{ state: 'lead' }]);
    });

    it('gives the lease to a reader who cannot use the very frame that is there, and the frame to others', async () => {
      await put('k', frameOf('v', 0, { frameId: 7 }));
      const seen = readId(frameOf('v', 0, { frameId: 7 }));
      const other = readId(frameOf('v', 0, { frameId: 8 }));
      expect(await store.acquire([{ ...request('k', 'one'), seen: other }])).toMatchObject([{ state: 'hit' }]);
      expect(await store.acquire([{ ...request('k', 'one'), seen }])).toEqual([{ state: 'lead' }]);
      expect(await store.acquire([{ ...request('k', 'two'), seen }])).toMatchObject([{ state: 'follow' }]);
      expect(await store.acquire([request('k', 'three')])).toMatchObject([{ state: 'hit' }]);
    });

    it('gives the lease to a reader whom something too short to be a frame stands in the way', async () => {
      await put('short', Buffer.from('x'));
      expect(await store.acquire([{ ...request('short'), seen: readId(Buffer.from('x')) }])).toEqual([
        { state: 'lead' },
      ]);
    });

    it('a lease lasts as long as its holder says so, and nobody else can', async () => {
      await store.acquire([request('k', 'holder', 60)]);
      await store.extend([{ key: 'k', token: 'other', leaseMs: 1 }]);
      expect(await store.acquire([request('k', 'next')])).toMatchObject([{ state: 'follow' }]);
      await store.extend([{ key: 'k', token: 'holder', leaseMs: 10_000 }]);
      await subject.waitMs(90);
      expect(await store.acquire([request('k', 'next')])).toMatchObject([{ state: 'follow' }]);
      await store.extend([{ key: 'ended', token: 'holder', leaseMs: 10_000 }]);
      expect(await store.acquire([request('ended', 'next')])).toEqual([{ state: 'lead' }]);
    });

    it('gives no lease while a pause lasts, which only the holder of the lease can begin', async () => {
      await store.acquire([request('k', 'holder')]);
      await store.pause([{ key: 'k', token: 'other', pauseMs: 10_000 }]);
      expect(await store.acquire([request('k', 'next')])).toMatchObject([{ state: 'follow' }]);
      await store.pause([{ key: 'k', token: 'holder', pauseMs: 60 }]);
      expect(await store.acquire([request('k', 'next')])).toEqual([{ state: 'paused', leftMs: expect.any(Number) }]);
      expect(await store.fill([{ key: 'k', token: 'holder', frame: frameOf(1), ttlMs: 1_000 }])).toEqual(['fenced']);
      await subject.waitMs(90);
      expect(await store.acquire([request('k', 'next')])).toEqual([{ state: 'lead' }]);
    });

    it('marks what is softly invalidated, takes its lease away, keeps the rest, and creates nothing', async () => {
      await put('soft', frameOf('v', 3), 5_000);
      await store.acquire([{ ...request('soft'), seen: readId(frameOf('v')) }]);
      await store.invalidate(['soft', 'absent'], 'soft');
      const [soft, absent] = await store.read(['soft', 'absent']);
      expect(absent).toBeUndefined();
      expect(readHead(soft as Buffer)).toEqual({ ...readHead(frameOf('v', 3)), soft: true });
      expect(await store.fill([{ key: 'soft', token: 'me', frame: frameOf(1), ttlMs: 1_000 }])).toEqual(['fenced']);
      await subject.waitMs(5_100);
      expect(await store.read(['soft'])).toEqual([undefined]);
    });

    it('stores nothing without the lease: never taken, ended, of another, or taken away', async () => {
      const fill = (key: string, token: string) => store.fill([{ key, token, frame: frameOf('late'), ttlMs: 10_000 }]);
      expect(await fill('never', 'me')).toEqual(['fenced']);
      await store.acquire([request('ended', 'me', 50)]);
      await subject.waitMs(80);
      expect(await fill('ended', 'me')).toEqual(['fenced']);
      await store.acquire([request('other', 'them')]);
      expect(await fill('other', 'me')).toEqual(['fenced']);
      await store.acquire([request('changed', 'me')]);
      await store.invalidate(['changed'], 'hard');
      expect(await fill('changed', 'me')).toEqual(['fenced']);
      await store.acquire([request('written', 'me')]);
      await store.replace([{ key: 'written', frame: frameOf('new', 2), ttlMs: 10_000 }]);
      expect(await fill('written', 'me')).toEqual(['fenced']);
      await store.acquire([request('lost', 'me')]);
      await subject.clear();
      expect(await fill('lost', 'me')).toEqual(['fenced']);
      expect(await store.read(['never', 'ended', 'other', 'changed', 'written', 'lost'])).toEqual(
        Array(6).fill(undefined),
      );
    });

    it('one refused fill of a batch leaves the others filled', async () => {
      await store.acquire([request('a'), request('b', 'other'), request('c')]);
      const fills = ['a', 'b', 'c'].map((key) => ({ key, token: 'me', frame: frameOf(key), ttlMs: 10_000 }));
      expect(await store.fill(fills)).toEqual(['filled', 'fenced', 'filled']);
      expect(await store.read(['a', 'b', 'c'])).toEqual([frameOf('a'), undefined, frameOf('c')]);
    });

    it('a fill ends its lease and never replaces a newer version', async () => {
      await put('v', frameOf('new', 7));
      await store.acquire([{ ...request('v'), seen: readId(frameOf('new')) }]);
      const fill = { key: 'v', token: 'me', frame: frameOf('old', 6), ttlMs: 10_000 };
      expect(await store.fill([fill])).toEqual(['newer-present']);
      expect(await store.fill([fill])).toEqual(['fenced']);
      const [frame] = await store.read(['v']);
      expect(readVersion(frame as Buffer)).toBe(7);
    });

    it('replaces only what is present and older, and never creates', async () => {
      await put('old', frameOf('old', 3));
      const outcomes = await store.replace([
        { key: 'old', frame: frameOf('new', 4), ttlMs: 10_000 },
        { key: 'absent', frame: frameOf('late', 1), ttlMs: 10_000 },
      ]);
      expect(outcomes).toEqual(['replaced', 'absent']);
      expect(await store.replace([{ key: 'old', frame: frameOf('same', 4), ttlMs: 10_000 }])).toEqual(['not-older']);
      const [old, absent] = await store.read(['old', 'absent']);
      expect(old).toEqual(frameOf('new', 4));
      expect(absent).toBeUndefined();
    });

    it('compares versions as numbers, beyond 32 bits', async () => {
      const big = 2 ** 40;
      await put('big', frameOf('big', big));
      expect(await store.replace([{ key: 'big', frame: frameOf('small', 9), ttlMs: 10_000 }])).toEqual(['not-older']);
      expect(await store.replace([{ key: 'big', frame: frameOf('next', big + 1), ttlMs: 10_000 }])).toEqual([
        'replaced',
      ]);
    });

    it('invalidates keys, and does not mind absent ones', async () => {
      await put('gone', frameOf(1));
      await store.invalidate(['gone', 'never-there'], 'hard');
      await store.invalidate([], 'hard');
      expect(await store.read(['gone'])).toEqual([undefined]);
    });

    it('knows how many processes follow the log and how far they have come, and forgets those it has not heard of', async () => {
      await store.log.report('one', 100, 10_000);
      await store.log.report('two', 200, 300);
      expect(await store.log.attendance(100)).toEqual({ processes: 2, behind: 0 });
      expect(await store.log.attendance(200)).toEqual({ processes: 2, behind: 1 });
      expect(await store.log.attendance(201)).toEqual({ processes: 2, behind: 2 });
      await subject.waitMs(350);
      expect(await store.log.attendance(201)).toEqual({ processes: 1, behind: 1 });
      await store.log.report('two', 300, 10_000);
      await store.log.report('one', 200, 10_000);
      expect(await store.log.attendance(201)).toEqual({ processes: 2, behind: 1 });
      await store.log.leave('one');
      await store.log.leave('unknown');
      expect(await store.log.attendance(201)).toEqual({ processes: 1, behind: 0 });
      await store.log.leave('two');
      expect(await store.log.attendance(201)).toEqual({ processes: 0, behind: 0 });
    });

    it('compares how far processes have come exactly, where positions are as large as they are', async () => {
      const at = 1_763_877_600_123_457;
      await store.log.report('one', at, 10_000);
      expect(await store.log.attendance(at)).toEqual({ processes: 1, behind: 0 });
      expect(await store.log.attendance(at + 1)).toEqual({ processes: 1, behind: 1 });
      await store.log.leave('one');
    });

    it('says how many bytes it takes, which are more with more in it', async () => {
      const before = await store.usedBytes();
      const lease = { key: 'bytes', token: 'bytes' };
      await store.acquire([{ ...lease, leaseMs: 10_000 }]);
      await store.fill([{ ...lease, frame: Buffer.alloc(500_000, 1), ttlMs: 10_000 }]);
      expect((await store.usedBytes()) - before).toBeGreaterThan(400_000);
    });

    it('answers a ping', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
    });
  });
}
