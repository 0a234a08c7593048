import { describe, expect, it, vi } from 'vitest';
import type { Read } from '#lib/cache/engine/entry.ts';
import { createFlights } from '#lib/cache/engine/local/flights.ts';

const read = (value: number): Read<number> => ({
  key: 'k',
  ms: 0,
  state: 'filled',
  layer: 'db',
  entry: { found: true, value, tags: [], version: 0, createdAt: 0 },
});

describe('flights', () => {
  it('have nobody to join before one is opened', () => {
    expect(createFlights<number>().join('a', 1)).toBeUndefined();
  });

  it('are joined by those who want the same key in the same epoch', async () => {
    const flights = createFlights<number>();
    const flight = flights.open('a', 1);
    const joined = flights.join('a', 1);
    const waiting = joined?.wait();
    flight.settle(read(1));
    expect([await waiting, await flight.wait(), flight.result()]).toEqual([read(1), read(1), read(1)]);
    expect(flights.join('b', 1)).toBeUndefined();
  });

  it('know whether somebody joined', () => {
    const flights = createFlights<number>();
    const flight = flights.open('a', 1);
    expect(flight.joined).toBe(false);
    flights.join('a', 2);
    expect(flight.joined).toBe(false);
    flights.join('a', 1);
    expect(flight.joined).toBe(true);
  });

  it('are not joined from another epoch', () => {
    const flights = createFlights<number>();
    flights.open('a', 1);
    expect(flights.join('a', 2)).toBeUndefined();
  });

  it('are over once settled', async () => {
    const flights = createFlights<number>();
    const flight = flights.open('a', 1);
    flight.settle(read(1));
    expect(flight.settled).toBe(true);
    expect(flights.join('a', 1)).toBeUndefined();
  });

  it('are over once failed, and fail for all who joined', async () => {
    const flights = createFlights<number>();
    const flight = flights.open('a', 1);
    const joined = flights.join('a', 1)?.wait();
    flight.fail(new Error('away'));
    expect(flight.settled).toBe(true);
    await expect(joined).rejects.toThrow('away');
    await expect(flight.wait()).rejects.toThrow('away');
    expect(() => flight.result()).toThrow('away');
    expect(flights.join('a', 1)).toBeUndefined();
  });

  it('that are detached go on for those on board, and take no more', async () => {
    const flights = createFlights<number>();
    const flight = flights.open('a', 1);
    flights.detach('a');
    expect(flights.join('a', 1)).toBeUndefined();
    flight.settle(read(1));
    expect(await flight.wait()).toEqual(read(1));
  });

  it('that were detached do not end the one that took their place', () => {
    const flights = createFlights<number>();
    const [first, second] = [flights.open('a', 1), flights.open('a', 1)];
    first.settle(read(1));
    expect(flights.join('a', 1)).toBe(second);
  });

  it('of a batch say when all of them are answered, one way or the other', () => {
    const flights = createFlights<number>();
    const done = vi.fn();
    const batch = { left: 2, done };
    const [one, other] = [flights.open('a', 1, batch), flights.open('b', 1, batch)];
    one.settle(read(1));
    expect(done).not.toHaveBeenCalled();
    other.fail(new Error('away'));
    expect(done).toHaveBeenCalledOnce();
  });

  it('are detached alone or all together', () => {
    const flights = createFlights<number>();
    for (const id of ['a', 'b', 'c']) flights.open(id, 1);
    flights.detach('a');
    expect(['a', 'b', 'c'].map((id) => flights.join(id, 1) !== undefined)).toEqual([false, true, true]);
    flights.detachAll();
    expect(['a', 'b', 'c'].map((id) => flights.join(id, 1) !== undefined)).toEqual([false, false, false]);
  });
});
