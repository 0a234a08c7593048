import { sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { commitChange } from '#lib/changes/commit-change.ts';
import { runInScope } from '#lib/http/scope.ts';
import { relayedShopForFile } from '#tests/support/relayed-shop.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const shop = relayedShopForFile({ cdn: false });
const note = { kind: 'test', tags: ['product:1', 'slug:kettle', 'product:1'], cdn: 'purge' } as const;
const rows = () =>
  shop.sql<{ ticket: string | null; tags: string[]; kind: string }[]>`SELECT ticket, tags, kind FROM changes`;
const brands = async () => (await shop.sql`SELECT 1 FROM brands`).length;

describe('commitChange', () => {
  it('writes the change with the write, announces it, and notes where', async () => {
    const before = shop.runtime.cache.position();
    const committed = await commitChange(async (tx) => {
      await tx.execute(sql`INSERT INTO brands (id, slug, name) VALUES (1, 'one', 'One')`);
      return { result: 'written', change: note };
    });
    expect(committed).toEqual({ result: 'written', changeId: '1', tags: note.tags });
    expect(shop.runtime.cache.position()).toBeGreaterThan(before);
    const ticket = await waitUntil(1_000, 'nothing is noted', async () => (await rows())[0]?.ticket ?? undefined);
    expect(Number(ticket)).toBe(shop.runtime.cache.position());
    expect(await rows()).toMatchObject([{ kind: 'test', tags: ['product:1', 'slug:kettle'] }]);
    expect(await brands()).toBe(1);
    await shop.sql`DELETE FROM brands`;
  });

  it('leaves neither when the work fails', async () => {
    const failing = commitChange(async (tx) => {
      await tx.execute(sql`INSERT INTO brands (id, slug, name) VALUES (1, 'one', 'One')`);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect([await rows(), await brands()]).toEqual([[], 0]);
  });

  it('leaves neither when the commit itself fails', async () => {
    await shop.sql`CREATE TABLE twice (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)`;
    const position = shop.runtime.cache.position();
    const failing = commitChange(async (tx) => {
      await tx.execute(sql`INSERT INTO twice VALUES (1), (1)`);
      return { result: 1, change: note };
    });
    await expect(failing).rejects.toThrow(/duplicate/);
    expect(await rows()).toEqual([]);
    expect(shop.runtime.cache.position()).toBe(position);
    await shop.sql`DROP TABLE twice`;
  });

  it.each([[[]], [['Product 1']], [['a,b']]])('leaves neither when the tags are %j', async (tags) => {
    const position = shop.runtime.cache.position();
    const failing = commitChange(async (tx) => {
      await tx.execute(sql`INSERT INTO brands (id, slug, name) VALUES (1, 'one', 'One')`);
      return { result: 1, change: { ...note, tags } };
    });
    await expect(failing).rejects.toThrow();
    expect([await rows(), await brands()]).toEqual([[], 0]);
    expect(shop.runtime.cache.position()).toBe(position);
  });

  it('makes no change of work that changed nothing', async () => {
    const position = shop.runtime.cache.position();
    expect(await commitChange(async () => ({ result: 'same' }))).toEqual({
      result: 'same',
      changeId: undefined,
      tags: [],
    });
    expect(await rows()).toEqual([]);
    expect(shop.runtime.cache.position()).toBe(position);
  });

  it('has committed whatever becomes of the announcement, which is left to the relay', async () => {
    const failing = async () => {
      throw new Error('nobody listens');
    };
    const { changeId } = await commitChange(async () => ({ result: 1, change: note }), failing);
    expect(changeId).toBe('1');
    expect(await rows()).toMatchObject([{ ticket: null }]);
    shop.startRelay();
    await shop.untilComplete('1');
  });

  it('leaves the announcement to a writer that brings its value along', async () => {
    const invalidate = vi.spyOn(shop.runtime.cache, 'invalidateTags');
    const announce = vi.fn(async () => ({ state: 'written', ticket: 12_345 }));
    await commitChange(async () => ({ result: 'value', change: note }), announce);
    expect(announce).toHaveBeenCalledWith('value', note);
    expect(invalidate).not.toHaveBeenCalled();
    invalidate.mockRestore();
    const ticket = await waitUntil(1_000, 'nothing is noted', async () => (await rows())[0]?.ticket ?? undefined);
    expect(ticket).toBe('12345');
  });
});

describe('in a request', () => {
  it('what it reads later knows of its change, and Next need not announce it again', async () => {
    await runInScope('loopback', async (scope) => {
      await commitChange(async () => ({ result: 1, change: note }));
      expect(scope.after).toBe(shop.runtime.cache.position());
      expect([...scope.announced]).toEqual(['product:1', 'slug:kettle']);
    });
  });

  it('what it reads later comes from the source when nobody could be told', async () => {
    await runInScope('loopback', async (scope) => {
      await commitChange(
        async () => ({ result: 1, change: note }),
        async () => ({ state: 'owed' }),
      );
      expect(scope.after).toBe(Number.MAX_SAFE_INTEGER);
    });
  });

  it('never goes back behind what the client has seen', async () => {
    await runInScope('loopback', async (scope) => {
      scope.after = Number.MAX_SAFE_INTEGER;
      await commitChange(async () => ({ result: 1, change: note }));
      expect(scope.after).toBe(Number.MAX_SAFE_INTEGER);
    });
  });
});
