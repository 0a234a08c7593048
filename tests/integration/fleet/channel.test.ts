import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Channel, openChannel } from '#lib/fleet/channel.ts';
import { redisForFile } from '#tests/support/redis-for-file.ts';
import { waitUntil } from '#tests/support/wait-until.ts';

const redis = redisForFile();

function open(answer: (question: unknown) => unknown, url = redis.url, patienceMs = 5_000): Channel {
  const channel = openChannel({ url, answer, onError: () => {}, patienceMs });
  onTestFinished(channel.close);
  return channel;
}

/** Until so many processes listen: nobody hears a question before, and those of the last test are gone. */
const untilListening = (count: number, db = 0) =>
  waitUntil(5_000, `not ${count} listen`, async () => {
    const [, listening] = (await redis.admin.pubsub('NUMSUB', `strata:fleet:${db}:ask`)) as [string, number];
    return listening === count || undefined;
  });
beforeEach(() => untilListening(0));

describe('a question to the fleet', () => {
  it('is answered by every other process, each for itself, and not by the one that asks', async () => {
    const asker = open(() => 'myself');
    open((question) => ({ one: question }));
    open(async (question) => ({ two: question }));
    await untilListening(3);
    const answers = await asker.ask({ kind: 'report' }, 2);
    expect(answers).toHaveLength(2);
    expect(answers).toEqual(expect.arrayContaining([{ one: { kind: 'report' } }, { two: { kind: 'report' } }]));
  });

  it('is over when all have answered, and goes without those who do not', async () => {
    const asker = open(() => undefined, redis.url, 1_000);
    open(() => 'here');
    open(() => {
      throw new Error('cannot say');
    });
    await untilListening(3);
    expect(await asker.ask('?', 2)).toEqual(['here']);
    expect(await asker.ask('?', 1)).toEqual(['here']);
  });

  it('is answered though somebody has sent what is none', async () => {
    const asker = open(() => undefined);
    open(() => 'here');
    await untilListening(2);
    for (const text of ['x', 'null', '{}']) await redis.admin.publish('strata:fleet:0:ask', text);
    expect(await asker.ask('?', 1)).toEqual(['here']);
  });

  it('keeps the answers to two questions apart', async () => {
    const asker = open(() => undefined);
    open((question) => `${question}!`);
    await untilListening(2);
    expect(await Promise.all([asker.ask('a', 1), asker.ask('b', 1)])).toEqual([['a!'], ['b!']]);
  });

  it('stays within one numbered database of Redis: the next one may be another shop', async () => {
    const asker = open(() => undefined, redis.url, 150);
    open(() => 'a stranger', `${redis.url}/1`);
    await untilListening(1);
    await untilListening(1, 1);
    expect(await asker.ask('?', 1)).toEqual([]);
  });

  it('has no answers while Redis is away, which is no error, and has them again when it is back', async () => {
    const link = await redis.openLink();
    const asker = open(() => undefined, link.url, 300);
    open(() => 'here');
    await untilListening(2);
    link.cut();
    expect(await asker.ask('?', 1)).toEqual([]);
    await link.restore();
    await waitUntil(5_000, 'no answer after all', async () => (await asker.ask('?', 1)).length === 1 || undefined);
  });
});
