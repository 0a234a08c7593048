import { AsyncLocalStorage } from 'node:async_hooks';
import type { CacheEntry } from 'next/cache';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { componentCache } from '#lib/cache/components.ts';
import { type Cache, createCache } from '#lib/cache/engine/cache.ts';
import { createMemoryStore } from '#lib/cache/engine/shared/memory-store.ts';
import type { SharedStore } from '#lib/cache/engine/shared/shared-store.ts';
import { runInScope } from '#lib/http/scope.ts';
import handler from '#lib/pages/component-handler.ts';
import { borrow } from '#tests/support/engine.ts';

const runtime = vi.hoisted(() => ({ cache: undefined as never, log: { warn: vi.fn(), error: vi.fn() } }));
vi.mock('#lib/runtime.ts', () => ({ getRuntime: () => runtime }));

let store: SharedStore;
let cache: Cache;

/** This process, or from now on another one, on the same shared store. */
function startProcess(shared: SharedStore = store): Cache {
  cache = createCache({ shared: borrow(shared) });
  const started = cache;
  onTestFinished(() => started.close());
  Object.assign(runtime, { cache });
  return cache;
}
beforeEach(() => {
  store = createMemoryStore({ maxBytes: 10_000_000 });
  startProcess();
  vi.clearAllMocks();
});

const KEY = '["build","menu",[]]';
const streamOf = (text: string) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of text.match(/.{1,3}/g) ?? []) controller.enqueue(Buffer.from(piece));
      controller.close();
    },
  });
const entryOf = (text: string, more: Partial<CacheEntry> = {}): CacheEntry => ({
  value: streamOf(text),
  tags: ['menu'],
  stale: 30,
  timestamp: 1_795_414_292_390.5,
  expire: 3_600,
  revalidate: 900,
  ...more,
});

/** One request of a client, in which Next asks and tells. */
function openRequest(after?: number) {
  const { scope, enter } = runInScope('remote', (own) => ({ scope: own, enter: AsyncLocalStorage.snapshot() }), after);
  return {
    scope,
    get: (softTags?: string[]) => enter(() => get(softTags)),
    set: (entry: CacheEntry | Promise<CacheEntry>) => enter(() => handler.set(KEY, Promise.resolve(entry))),
    updateTags: (tags: string[], durations?: { expire?: number }) => enter(() => handler.updateTags(tags, durations)),
  };
}
async function get(softTags: string[] = []) {
  const entry = await handler.get(KEY, softTags);
  return entry && { ...entry, value: await new Response(entry.value).text() };
}
/** As a request that comes first leaves it. */
async function render(text: string, more?: Partial<CacheEntry>) {
  const request = openRequest();
  expect(await request.get()).toBeUndefined();
  await request.set(entryOf(text, more));
}

describe('a component', () => {
  it('that was rendered is found by others as it was, in this process and the next', async () => {
    await render('<nav>', { tags: ['menu', 'categories'] });
    for (const _ of [1, 2]) {
      expect(await openRequest().get()).toEqual({ ...entryOf(''), tags: ['menu', 'categories'], value: '<nav>' });
      startProcess();
    }
  });

  it('brings its tags to the page it is for, whether it was rendered for it or found', async () => {
    const [first, second] = [openRequest(), openRequest()];
    await first.get();
    await first.set(entryOf('<nav>', { tags: ['menu', 'categories'] }));
    expect([...first.scope.tags]).toEqual(['menu', 'categories']);
    await second.get();
    expect([...second.scope.tags]).toEqual(['menu', 'categories']);
  });

  it('brings them where another request has the right to keep it, too', async () => {
    const [first, second] = [openRequest(), openRequest()];
    await first.get();
    await second.get();
    await second.set(entryOf('<nav>'));
    expect([...second.scope.tags]).toEqual(['menu']);
  });

  it('is neither taken for the preview of a draft nor kept from it', async () => {
    const preview = openRequest();
    preview.scope.preview = { productId: '1', until: Number.POSITIVE_INFINITY };
    expect(await preview.get()).toBeUndefined();
    await preview.set(entryOf('of the preview'));
    expect(await openRequest().get()).toBeUndefined();
    await render('<nav>');
    expect(await preview.get()).toBeUndefined();
  });

  it('ends with any of its tags, for all', async () => {
    await render('<nav>', { tags: ['menu', 'categories'] });
    await cache.invalidateTags({ hard: ['categories'] });
    await render('<nav> anew');
    expect((await openRequest().get())?.value).toBe('<nav> anew');
  });

  it('during whose rendering one of its tags changed is not found by others', async () => {
    const request = openRequest();
    await request.get();
    await cache.invalidateTags({ hard: ['menu'] });
    await request.set(entryOf('from before'));
    expect(await openRequest().get()).toBeUndefined();
  });

  it.each([
    [0, false, 0],
    [60, true, 65],
    [Number.POSITIVE_INFINITY, true, 3_900],
  ])('that may be used for %s s is kept for no longer, nor for more than an hour', async (expire, isKept, later) => {
    await render('<nav>', { expire });
    expect((await openRequest().get()) !== undefined).toBe(isKept);
    vi.useFakeTimers({ now: Date.now() + (later + 0.1 * later) * 1_000, toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    startProcess();
    expect(await openRequest().get()).toBeUndefined();
  });
});

describe('the right to keep what is rendered', () => {
  it('belongs to the request that looked, whoever ends first', async () => {
    const [first, second] = [openRequest(), openRequest()];
    expect(await first.get()).toBeUndefined();
    expect(await second.get()).toBeUndefined();
    await second.set(entryOf('of the second'));
    expect(await openRequest().get()).toBeUndefined();
    await first.set(entryOf('of the first'));
    expect((await openRequest().get())?.value).toBe('of the first');
  });

  it('of one who began before a change is not that of one who began after it', async () => {
    const [before, later] = [openRequest(), openRequest()];
    await before.get();
    await componentCache().invalidate([KEY]);
    await later.get();
    await before.set(entryOf('from before'));
    expect(await openRequest().get()).toBeUndefined();
    await later.set(entryOf('from after'));
    expect((await openRequest().get())?.value).toBe('from after');
  });

  it('is used once', async () => {
    const request = openRequest();
    await request.get();
    await request.set(entryOf('first'));
    await componentCache().invalidate([KEY]);
    await request.set(entryOf('second'));
    expect(await openRequest().get()).toBeUndefined();
  });

  it('is given back where nobody could use it: outside of requests, or when it failed to render', async () => {
    expect(await get()).toBeUndefined();
    const [failing, third] = [openRequest(), openRequest()];
    expect(await failing.get()).toBeUndefined();
    await failing.set(Promise.reject(new Error('not rendered')));
    expect(await third.get()).toBeUndefined();
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('broken off'));
      },
    });
    await third.set(entryOf('', { value: broken }));
    await render('<nav>');
    expect((await openRequest().get())?.value).toBe('<nav>');
  });

  it('is not asked for where the answer must know of what this process may not have heard of', async () => {
    await render('<nav>');
    const request = openRequest(Number.MAX_SAFE_INTEGER);
    expect(await request.get()).toBeUndefined();
    await request.set(entryOf('<nav> anew', { tags: ['other'] }));
    expect([...request.scope.tags]).toEqual(['other']);
    expect((await openRequest().get())?.value).toBe('<nav>');
  });
});

it('a page can wait until its components are kept', async () => {
  const request = openRequest();
  await request.get();
  const { promise: rendered, resolve: end } = Promise.withResolvers<CacheEntry>();
  const setting = request.set(rendered);
  expect(request.scope.pending).toHaveLength(1);
  const kept = Promise.all(request.scope.pending).then(() => openRequest().get());
  end(entryOf('<nav>'));
  expect((await kept)?.value).toBe('<nav>');
  await setting;
});

describe('tags of a path', () => {
  it('end what was rendered before them, and nothing after', async () => {
    await render('<nav>');
    const softTags = ['_n_t_/layout'];
    expect((await openRequest().get(softTags))?.value).toBe('<nav>');
    await cache.invalidateTags({ hard: softTags });
    const request = openRequest();
    expect(await request.get(softTags)).toBeUndefined();
    expect([...request.scope.tags]).toEqual([]);
    expect((await openRequest().get(['_n_t_/other']))?.value).toBe('<nav>');
    await componentCache().invalidate([KEY]);
    await render('<nav> anew');
    expect((await openRequest().get(softTags))?.value).toBe('<nav> anew');
  });

  it('are asked for where this process has heard nothing of them', async () => {
    await render('<nav>');
    await cache.invalidateTags({ hard: ['_n_t_/layout'] });
    startProcess();
    expect(await openRequest().get(['_n_t_/layout'])).toBeUndefined();
    startProcess();
    expect((await openRequest().get(['_n_t_/other']))?.value).toBe('<nav>');
  });

  it('are not asked of Next', async () => {
    expect(await handler.getExpiration(['menu'])).toBe(Number.POSITIVE_INFINITY);
    await expect(handler.refreshTags()).resolves.toBeUndefined();
  });
});

describe('tags that Next says have changed', () => {
  it('end what carries them at once, unless they may still be served for a while', async () => {
    const invalidate = vi.spyOn(cache, 'invalidateTags');
    const request = openRequest();
    await request.updateTags(['a', 'b']);
    await request.updateTags(['c'], { expire: 0 });
    await request.updateTags(['d'], { expire: 31_536_000 });
    await request.updateTags(['e'], {});
    expect(invalidate.mock.calls).toEqual([
      [{ hard: ['a', 'b'] }],
      [{ hard: ['c'] }],
      [{ soft: ['d'] }],
      [{ hard: ['e'] }],
    ]);
  });

  it('are not told twice where the request has announced them itself', async () => {
    const invalidate = vi.spyOn(cache, 'invalidateTags');
    const request = openRequest();
    request.scope.announced.add('a').add('b');
    await request.updateTags(['a', 'b']);
    expect(invalidate).not.toHaveBeenCalled();
    await request.updateTags(['a', 'c']);
    expect(invalidate.mock.calls).toEqual([[{ hard: ['c'] }]]);
  });

  it('are told outside of requests, too', async () => {
    await render('<nav>');
    await handler.updateTags(['menu']);
    expect(await openRequest().get()).toBeUndefined();
  });
});

describe('with a store that is broken', () => {
  type Operation = 'read' | 'acquire' | 'fill' | 'release';
  const breakStore = (...operations: Operation[]) => {
    const fail = () => Promise.reject(new Error('broken'));
    startProcess({ ...store, ...Object.fromEntries(operations.map((operation) => [operation, fail])) });
  };

  it.each<Operation>(['read', 'acquire'])('(%s) nothing is found, and nothing thrown', async (operation) => {
    breakStore(operation);
    const request = openRequest();
    expect(await request.get()).toBeUndefined();
    expect(runtime.log.warn).toHaveBeenCalled();
    await expect(request.set(entryOf('<nav>'))).resolves.toBeUndefined();
    expect([...request.scope.tags]).toEqual(['menu']);
  });

  it('what is rendered is not kept, and nothing thrown', async () => {
    breakStore('fill', 'release');
    const request = openRequest();
    await request.get();
    await expect(request.set(entryOf('<nav>'))).resolves.toBeUndefined();
    await expect(Promise.all(request.scope.pending)).resolves.toBeDefined();
    expect([...request.scope.tags]).toEqual(['menu']);
  });

  it('what failed to render throws nothing either', async () => {
    breakStore('release');
    const request = openRequest();
    await request.get();
    await expect(request.set(Promise.reject(new Error('not rendered')))).resolves.toBeUndefined();
    await expect(Promise.all(request.scope.pending)).resolves.toBeDefined();
  });

  it('a change that cannot be told throws nothing', async () => {
    vi.spyOn(cache, 'invalidateTags').mockRejectedValue(new Error('broken'));
    await expect(openRequest().updateTags(['a'])).resolves.toBeUndefined();
    expect(runtime.log.error).toHaveBeenCalled();
  });
});
