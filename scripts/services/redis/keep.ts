import { setTimeout as wait } from 'node:timers/promises';
import type { Lifecycle } from '../../run/lifecycle.ts';
import type { Progress } from '../../run/progress.ts';
import { startRedis } from '../redis.ts';
import type { Service } from '../service.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Starts a private Redis and, whenever it dies, another one in its place, until the command stops. The shop goes on
 * meanwhile: without its shared cache it is slower, not broken.
 * @returns its URL, which stays the same; undefined when there is no Redis on the PATH
 */
export async function keepRedis(
  home: string,
  life: Pick<Lifecycle, 'signal' | 'onStop'>,
  progress: Pick<Progress, 'note'>,
): Promise<string | undefined> {
  let current: Service | undefined;
  let launching: Promise<unknown> | undefined;
  const onLaunch = (service: Service) => {
    current = service;
  };
  life.onStop(
    'Redis',
    async () => {
      // One that is just being launched has to be there to be stopped.
      await launching;
      await current?.stop();
    },
    () => current?.kill(),
  );

  const watch = async (service: Service): Promise<void> => {
    progress.note(`${await service.lost}. The shop goes on without it; it is started again.`);
    const socket = service.url.slice('redis+unix://'.length);
    for (let pause = FIRST_PAUSE_MS; !life.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await wait(pause, undefined, { signal: life.signal }).catch(() => {});
      if (life.signal.aborted) return;
      const launch = startRedis({ home, socket, onLaunch }).catch((error: Error) => error.message);
      launching = launch;
      const started = await launch;
      if (typeof started === 'string') progress.note(started);
      else if (started.kind === 'started') {
        progress.note('Redis is back.');
        return watch(started.service);
      }
    }
  };

  const started = await startRedis({ home, notify: progress.note, onLaunch });
  if (started.kind === 'started') {
    void watch(started.service);
    return started.service.url;
  }
  progress.note('No redis-server or valkey-server on the PATH: the cache lives in this process, and serves only one.');
  return undefined;
}
