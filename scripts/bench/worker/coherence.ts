import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { monotonicMs } from './monotonic.ts';
import { session } from './session.ts';

/** A read that was begun and not awaited. */
let flight: Promise<unknown> | undefined;

export const coherenceCommands = {
  async commit(version: number) {
    session().source.commit(version);
  },

  /** Begins a read whose load has read, but does not answer until it is told to. */
  async beginHeldRead(key: string) {
    const { contestant, source } = session();
    source.hold();
    const begun = source.nextLoad();
    flight = contestant.get(key);
    flight.catch(() => {});
    await begun;
  },

  async endHeldRead() {
    session().source.release();
    await flight?.catch(() => {});
  },

  async readVersion(key: string): Promise<number | undefined> {
    const { contestant } = session();
    return contestant.versionOf(await contestant.get(key));
  },

  /** @returns when the call began; a failed one is one that the cache has been told of */
  async invalidate(key: string, afterMs = 0): Promise<number> {
    if (afterMs > 0) await wait(afterMs);
    const startedAt = monotonicMs();
    await session()
      .contestant.invalidate([key])
      .catch(() => {});
    return startedAt;
  },

  /** Reads without a pause. @returns when it first asked and did not get an older version; undefined after `patienceMs` */
  async watch(key: string, version: number, patienceMs: number, pauseMs = 0): Promise<number | undefined> {
    const { contestant } = session();
    const deadline = monotonicMs() + patienceMs;
    for (let askedAt = monotonicMs(); askedAt < deadline; askedAt = monotonicMs()) {
      const answer = await contestant.get(key).catch(() => undefined);
      const seen = answer === undefined ? undefined : contestant.versionOf(answer);
      if (seen !== undefined && seen >= version) return askedAt;
      await (pauseMs > 0 ? wait(pauseMs) : turn());
    }
    return undefined;
  },
};
