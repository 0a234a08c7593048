import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openWishlist, readWishes, WISHLIST_KEY } from '#app/_ui/wishlist/open-wishlist.ts';
import { MAX_WISHES } from '#lib/wishlists/limits.ts';

/** Of the account, newest first. */
let account: string[];
/** Not for sale any more. */
let gone: Set<string>;
let kept: Map<string, string>;

beforeEach(() => {
  [account, gone, kept] = [[], new Set(), new Map()];
  vi.stubGlobal('document', { cookie: 'strata_signed_in=1' });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('fetch', async (_path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return list();
    const { productIds } = JSON.parse(String(body)) as { productIds: string[] };
    if (productIds.length > MAX_WISHES) return new Response(null, { status: 400 });
    const added = productIds
      .filter((id) => !account.includes(id) && !gone.has(id))
      .slice(0, MAX_WISHES - account.length);
    if (added.length === 0 && account.length >= MAX_WISHES) return new Response(null, { status: 409 });
    account = [...added, ...account];
    return list();
  });
});
const list = () => Response.json({ items: account.map((productId) => ({ productId })) });
const keep = (ids: unknown) => kept.set(WISHLIST_KEY, JSON.stringify(ids));
const many = (count: number, from = 1_000) => Array.from({ length: count }, (_, at) => String(from + at));

describe('after signing in', () => {
  it('what was kept in the browser is in the account, and not kept here any more, nor what is not for sale', async () => {
    gone.add('3');
    keep(['1', '2', '3']);
    expect((await openWishlist()).ids).toEqual(['1', '2']);
    expect(readWishes()).toEqual([]);
  });

  it('what does not fit stays in the browser', async () => {
    account = many(MAX_WISHES - 1);
    keep(['1', '2', '3']);
    expect((await openWishlist()).ids).toContain('1');
    expect(readWishes()).toEqual(['2', '3']);
    expect((await openWishlist()).ids).toHaveLength(MAX_WISHES);
    expect(readWishes()).toEqual(['2', '3']);
  });

  it('what another tab has added on the way stays, too', async () => {
    keep(['1']);
    const opening = openWishlist();
    keep(['2', '1']);
    await opening;
    expect(readWishes()).toEqual(['2']);
  });

  it('a list that is too long, or has what is none, keeps nobody from theirs', async () => {
    keep(['1', '1', 7, null, '<b>', ...many(300)]);
    expect((await openWishlist()).ids).toHaveLength(MAX_WISHES);
  });
});
