import { describe, expect, it, vi } from 'vitest';
import { encodeFrame } from '#lib/cache/engine/shared/frame.ts';
import { brief, createFleet, type Row, shown } from '#tests/unit/cache/support/fleet.ts';
import { calm, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const NAME = 'thing:1:a';

/** Bytes that no JSON parser takes for a value. */
function createRowCodec() {
  return {
    encode: vi.fn((row: Row) => Buffer.from(`\0row ${row.v} ${row.text ?? ''}`)),
    decode: vi.fn((bytes: Buffer): Row => {
      const parts = /^\0row (?<v>\d+) (?<text>.*)$/s.exec(bytes.toString())?.groups;
      if (!parts) throw new Error('not a row');
      return { v: Number(parts.v), text: parts.text as string };
    }),
  };
}

describe('a thing with a codec of its own', () => {
  it('has its values in its own bytes in the shared store, and whole in every process', async () => {
    const codec = createRowCodec();
    const fleet = createFleet({ a: { v: 1, text: 'äöü' } }, { codec });
    const [one, other] = [fleet.join(), fleet.join()];
    expect(brief(await one.get('a'))).toEqual(['filled', 'db', 1]);
    expect(brief(await one.get('a'))).toEqual(['hit', 'l1', 1]);
    const read = await other.get('a');
    expect(brief(read)).toEqual(['hit', 'l2', 1]);
    expect(read.entry).toMatchObject({ value: { v: 1, text: 'äöü' }, version: 1 });
    const [frame] = await fleet.store.read([NAME]);
    expect(String(frame)).toMatch(/\0row 1 äöü$/);
    expect(codec.encode).toHaveBeenCalledOnce();
  });

  it('asks it nothing about what is absent', async () => {
    const codec = createRowCodec();
    const fleet = createFleet({}, { codec });
    await fleet.join().get('a');
    expect(brief(await fleet.join().get('a'))).toEqual(['hit', 'l2', undefined]);
    expect(codec.encode).not.toHaveBeenCalled();
    expect(codec.decode).not.toHaveBeenCalled();
  });

  it('brings a written value in its own bytes to the store, and by the log to whoever holds an older one', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { codec: createRowCodec() });
    const [writer, holder] = [fleet.join(), fleet.join()];
    await writer.get('a');
    await holder.get('a');
    const row = fleet.commit('a', 2, { text: 'new' });
    expect(await writer.writeThrough('a', row, 2)).toMatchObject({ state: 'replaced' });
    const [frame] = await fleet.store.read([NAME]);
    expect(String(frame)).toMatch(/\0row 2 new$/);
    await calm();
    const read = await holder.get('a');
    expect(brief(read)).toEqual(['hit', 'l1', 2]);
    expect(read.entry).toMatchObject({ value: { v: 2, text: 'new' } });
    expect(brief(await fleet.join().get('a'))).toEqual(['hit', 'l2', 2]);
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('is loaded anew where its bytes can no longer be read, and mends the store', async () => {
    const codec = createRowCodec();
    const fleet = createFleet({ a: { v: 1 } }, { codec });
    await fleet.join().get('a');
    codec.decode.mockImplementationOnce(() => {
      throw new Error('from another release');
    });
    expect(brief(await fleet.join().get('a'))).toEqual(['filled', 'db', 1]);
    expect(brief(await fleet.join().get('a'))).toEqual(['hit', 'l2', 1]);
  });
});

it('a frame in the bytes of a codec is a miss for a thing that has none', async () => {
  const fleet = createFleet({ a: { v: 1 } });
  const now = Date.now();
  const frame = encodeFrame(
    {
      negative: false,
      loadMs: 1,
      createdAt: now,
      freshUntil: now + 60_000,
      snapshot: now * 1_000,
      frameId: 1,
      version: 1,
      tags: [],
      value: { v: 7 },
    },
    // What would be read without complaint, if the codec in the frame were not looked at.
    { encode: (value) => Buffer.from(JSON.stringify(value)), decode: () => undefined },
  );
  await fleet.store.acquire([{ key: NAME, token: 't', leaseMs: 1_000 }]);
  await fleet.store.fill([{ key: NAME, token: 't', frame, ttlMs: 60_000 }]);
  expect(brief(await fleet.join().get('a'))).toEqual(['filled', 'db', 1]);
  expect(brief(await fleet.join().get('a'))).toEqual(['hit', 'l2', 1]);
});

describe('a value that cannot be encoded', () => {
  const codec = {
    encode: (row: Row): Buffer => {
      if (row.text === 'unwritable') throw new RangeError('cannot be encoded');
      return Buffer.from(String(row.v));
    },
    decode: (bytes: Buffer): Row => ({ v: Number(bytes) }),
  };

  it('fails whoever asked for it, and leaves the right to load it to the next', async () => {
    const fleet = createFleet({ a: { v: 1, text: 'unwritable' } }, { codec });
    const process = fleet.join();
    const reads = [process.get('a'), process.get('a')];
    for (const read of reads) await expect(read).rejects.toThrow('cannot be encoded');
    expect(await fleet.store.acquire([{ key: NAME, token: 'next', leaseMs: 1 }])).toEqual([{ state: 'lead' }]);
    await fleet.store.release([{ key: NAME, token: 'next' }]);
    fleet.commit('a', 2, { text: 'writable' });
    expect(shown(await fleet.join().get('a'))).toBe(2);
  });

  it('is answered with an older one where that may be', async () => {
    const fleet = createFleet({ a: { v: 1 } }, { codec, staleMs: 60_000 });
    const process = fleet.join();
    await process.get('a');
    fleet.commit('a', 2, { text: 'unwritable' });
    await process.invalidate(['a'], 'soft');
    expect(brief(await process.get('a'))).toEqual(['stale', 'l2', 'revalidating', 1]);
    await calm();
    expect(await fleet.store.acquire([{ key: NAME, token: 'next', leaseMs: 1 }])).toMatchObject([{ state: 'hit' }]);
  });
});
