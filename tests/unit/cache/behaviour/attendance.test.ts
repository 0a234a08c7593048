import { describe, expect, it, vi } from 'vitest';
import { createFlakyStore, createFleet } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

const ticketOf = (announced: object) => (announced as { ticket: number }).ticket;

describe('attendance', () => {
  it('counts the processes that follow the log, each of them up to date', async () => {
    const fleet = createFleet({});
    const [one] = [fleet.join(), fleet.join(), fleet.join()];
    await calm();
    const ticket = ticketOf(await one.cache.invalidateTags({ hard: ['t'] }));
    await calm();
    expect(await one.cache.acknowledged(ticket)).toEqual({ processes: 3, behind: 0 });
    expect(await one.cache.logPosition()).toBe(ticket);
  });

  it('counts as behind who has not heard of a change yet', async () => {
    const fleet = createFleet({});
    const flaky = createFlakyStore(fleet.store);
    const [one] = [fleet.join(), fleet.join({}, { shared: flaky.shared })];
    await calm();
    flaky.takeAway('readAfter', 'waitAfter');
    // The question that is under way is the last to be answered.
    await one.cache.invalidateTags({});
    await calm();
    const ticket = ticketOf(await one.cache.invalidateTags({ hard: ['t'] }));
    await calm();
    expect(await one.cache.acknowledged(ticket)).toEqual({ processes: 2, behind: 1 });
    expect(await one.cache.acknowledged(ticket + 1)).toEqual({ processes: 2, behind: 2 });
    flaky.giveBack();
    await pass(200);
    expect(await one.cache.acknowledged(ticket)).toEqual({ processes: 2, behind: 0 });
  });

  it('waits for nobody who has left', async () => {
    const fleet = createFleet({});
    const [one, other] = [fleet.join(), fleet.join()];
    await calm();
    await other.cache.close();
    expect(await one.cache.acknowledged(0)).toEqual({ processes: 1, behind: 0 });
    const ticket = ticketOf(await one.cache.invalidateTags({ hard: ['t'] }));
    await pass(2_000);
    expect(await one.cache.acknowledged(ticket)).toEqual({ processes: 1, behind: 0 });
  });

  it('waits for one that has died for one heartbeat and a half, and for one that lives for ever', async () => {
    const fleet = createFleet({});
    const flaky = createFlakyStore(fleet.store);
    const [one] = [fleet.join(), fleet.join({}, { shared: flaky.shared })];
    await calm();
    flaky.takeLogAway();
    await pass(1_000);
    expect(await one.cache.acknowledged(0)).toMatchObject({ processes: 2 });
    await pass(3_400);
    expect(await one.cache.acknowledged(0)).toMatchObject({ processes: 2 });
    await pass(200);
    expect(await one.cache.acknowledged(0)).toMatchObject({ processes: 1 });
    await pass(60_000);
    expect(await one.cache.acknowledged(0)).toMatchObject({ processes: 1 });
  });

  it('hears at once how far a process has come while it said how far it had', async () => {
    const fleet = createFleet({});
    const flaky = createFlakyStore(fleet.store);
    const { report } = flaky.shared.log;
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const said = vi.spyOn(flaky.shared.log, 'report').mockImplementationOnce(async (...args) => {
      await opened;
      return report(...args);
    });
    const { cache } = fleet.join({}, { shared: flaky.shared });
    await calm();
    const ticket = ticketOf(await cache.invalidateTags({ hard: ['t'] }));
    await cache.invalidateTags({ hard: ['u'] });
    await calm();
    expect(said).toHaveBeenCalledOnce();
    open();
    await calm();
    expect(await cache.acknowledged(ticket)).toEqual({ processes: 1, behind: 0 });
    // One message for all that came meanwhile.
    expect(said).toHaveBeenCalledTimes(2);
  });

  it('is not known while the log is away, and reading goes on', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    const process = fleet.join({}, { shared: flaky.shared });
    await calm();
    flaky.takeAway('report', 'attendance');
    await expect(process.cache.acknowledged(0)).rejects.toMatchObject({ name: 'StoreUnavailableError' });
    await pass(5_000);
    expect((await process.get('a')).state).toBe('filled');
    expect(process.cache.stats().trusted).toBe(true);
  });
});
