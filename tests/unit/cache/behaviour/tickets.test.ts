import { describe, expect, it, vi } from 'vitest';
import { brief, createFlakyStore, createFleet, type Row, shown, versionOf } from '#tests/unit/cache/support/fleet.ts';
import { calm, pass, stopTime } from '#tests/unit/cache/support/time.ts';

stopTime();

/** A reader that hears nothing any more, and holds what was. */
async function openDeaf() {
  const fleet = createFleet({ a: { v: 1 }, b: { v: 1 } });
  const writer = fleet.join();
  const flaky = createFlakyStore(fleet.store);
  const reader = fleet.join({}, { shared: flaky.shared });
  await reader.getMany(['a', 'b']);
  flaky.takeAway('readAfter', 'waitAfter');
  await calm();
  // The question that is under way is the last to be answered.
  await writer.cache.invalidateTags({ hard: ['wake'] });
  await calm();
  return { fleet, writer, reader, flaky };
}
const ticketOf = (announced: object) => (announced as { ticket: number }).ticket;

describe('a ticket', () => {
  it.each<[string, (writer: ReturnType<ReturnType<typeof createFleet>['join']>, row: Row) => Promise<object>]>([
    ['an invalidation', (writer) => writer.invalidate(['a'])],
    ['a write', (writer, row) => writer.writeThrough('a', row, row.v)],
    ['a tag', (writer) => writer.cache.invalidateTags({ hard: ['of:a'] })],
  ])('of %s makes it known to whoever shows it, though nothing was heard', async (_, change) => {
    const { fleet, writer, reader } = await openDeaf();
    const ticket = ticketOf(await change(writer, fleet.commit('a', 2)));
    expect(await versionOf(reader)).toBe(1);
    const read = reader.get('a', { after: ticket });
    await pass(50);
    expect(brief(await read)).toEqual(['degraded', 'db', 'untrusted', 2]);
  });

  it('has shown what no older copy follows', async () => {
    const { fleet, writer, reader } = await openDeaf();
    const ticket = ticketOf(await writer.writeThrough('a', fleet.commit('a', 2), 2));
    const read = reader.get('a', { after: ticket });
    await pass(50);
    await read;
    expect(brief(await reader.get('a'))).toEqual(['hit', 'l2', 2]);
  });

  it('has shown what no older read that is under way may leave here', async () => {
    const { fleet, writer, reader, flaky } = await openDeaf();
    reader.cache.clearLocal();
    const { promise: opened, resolve: open } = Promise.withResolvers<void>();
    const { read } = flaky.shared;
    vi.spyOn(flaky.shared, 'read').mockImplementationOnce(async (keys) => {
      const frames = await read(keys);
      await opened;
      return frames;
    });
    const slow = reader.get('a');
    await calm();
    const ticket = ticketOf(await writer.writeThrough('a', fleet.commit('a', 2), 2));
    const quick = reader.get('a', { after: ticket });
    await pass(50);
    expect(shown(await quick)).toBe(2);
    open();
    expect(shown(await slow)).toBe(1);
    expect(await versionOf(reader)).toBe(2);
  });

  it('is good for many keys, in their order', async () => {
    const { fleet, writer, reader } = await openDeaf();
    fleet.commit('a', 2);
    const ticket = ticketOf(await writer.invalidate(['a']));
    const reads = reader.getMany(['b', 'a', 'c'], { after: ticket });
    await pass(50);
    expect((await reads).map(shown)).toEqual([1, 2, undefined]);
    expect(fleet.source.loads.at(-1)).toEqual(['b', 'a', 'c']);
  });

  it('costs nothing where the change is known', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const [writer, reader] = [fleet.join(), fleet.join()];
    await reader.get('a');
    const ticket = ticketOf(await writer.cache.invalidateTags({ hard: ['other'] }));
    await calm();
    expect(brief(await reader.get('a', { after: ticket }))).toEqual(['hit', 'l1', 1]);
    expect(fleet.loadsOf('a')).toBe(1);
  });

  it('is waited for where the change is on its way', async () => {
    const fleet = createFleet({ a: { v: 1 } });
    const flaky = createFlakyStore(fleet.store);
    const [writer, reader] = [fleet.join(), fleet.join({}, { shared: flaky.shared })];
    await reader.get('a');
    fleet.commit('a', 2);
    const ticket = ticketOf(await writer.invalidate(['a']));
    expect(brief(await reader.get('a', { after: ticket }))).toEqual(['filled', 'db', 2]);
  });

  it('finds out by asking, when the change was not brought in time', async () => {
    const { fleet, writer, reader, flaky } = await openDeaf();
    fleet.commit('a', 2);
    const ticket = ticketOf(await writer.invalidate(['a']));
    flaky.giveBack();
    flaky.takeAway('waitAfter');
    const read = reader.get('a', { after: ticket });
    await pass(50);
    expect(brief(await read)).toEqual(['filled', 'db', 2]);
  });

  it('fails as any read does when the source fails', async () => {
    const { fleet, writer, reader } = await openDeaf();
    const ticket = ticketOf(await writer.invalidate(['a']));
    fleet.source.failWith(new Error('away'));
    const outcome = expect(reader.get('a', { after: ticket })).rejects.toMatchObject({ name: 'LoadFailedError' });
    await pass(50);
    await outcome;
  });
});
