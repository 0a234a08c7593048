import { revalidateTag } from 'next/cache';
import { beforeEach, expect, it, vi } from 'vitest';
import { revalidateNext } from '#lib/changes/revalidate-next.ts';

vi.mock('next/cache', async (importActual) => {
  const actual = await importActual<typeof import('next/cache')>();
  return { ...actual, revalidateTag: vi.fn(actual.revalidateTag) };
});
const told = vi.mocked(revalidateTag);
beforeEach(() => void told.mockClear());

it('does nothing outside of a request of Next, whose own complaint it knows', () => {
  expect(() => revalidateNext(['product:1', 'product:2'])).not.toThrow();
  expect(told).toHaveBeenCalledTimes(1);
});

it('tells Next of each tag, whose content has ended at once', () => {
  told.mockImplementation(() => undefined);
  revalidateNext(['product:1', 'slug:kettle']);
  expect(told.mock.calls).toEqual([
    ['product:1', { expire: 0 }],
    ['slug:kettle', { expire: 0 }],
  ]);
});

it('does not hide another complaint, as of a call while a page is rendered', () => {
  told.mockImplementation(() => {
    throw new Error('used revalidateTag during render');
  });
  expect(() => revalidateNext(['product:1'])).toThrow('during render');
});
