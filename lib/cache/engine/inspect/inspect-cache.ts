import { isSure } from '../coherence/coherence.ts';
import type { HistoryStep } from '../observe/history.ts';
import type { CacheParts } from '../read/parts.ts';
import { isUnavailable } from '../shared/shared-store.ts';
import type { KeyHere, KeyShared, KeySource } from './copies.ts';
import type { ThingInspector } from './inspect-thing.ts';

type Inspected = { prefix: string; inspect: ThingInspector };
type Inspection = {
  parts: Pick<CacheParts, 'shared' | 'coherence' | 'debts' | 'clock'>;
  things: ReadonlyMap<string, Inspected>;
  history: (key: string) => readonly HistoryStep[];
};

/** Explains keys, named as in `Read.key`, to people; reads nothing that counts. */
export type CacheInspector = {
  /** What the key of an id is called, as `Read.key`; undefined for a thing that nobody has asked this process for. */
  keyOf(thing: string, id: string): string | undefined;
  /** Of this process. Undefined for a key of a thing that nobody has asked this process for. */
  here(key: string): KeyHere | undefined;
  shared(key: string): Promise<KeyShared>;
  source(key: string): Promise<KeySource>;
};

export function inspectCache({ parts, things, history }: Inspection): CacheInspector {
  const { shared, coherence, debts, clock } = parts;
  const find = (key: string) => {
    const thing = [...things.values()].find(({ prefix }) => key.startsWith(prefix));
    return thing && { inspect: thing.inspect, id: key.slice(thing.prefix.length) };
  };
  return {
    keyOf(thing, id) {
      const found = things.get(thing);
      return found && found.prefix + id;
    },
    here(key) {
      const found = find(key);
      if (!found) return undefined;
      return {
        copy: found.inspect.local(found.id),
        position: coherence.position(),
        trusted: isSure(coherence.trust, clock.now()),
        owed: debts.owesKey(key),
        steps: history(key),
      };
    },
    async shared(key) {
      const [frame] = await shared.read([key]);
      if (isUnavailable(frame)) return { state: 'unavailable' };
      if (!frame) return { state: 'absent' };
      const copy = await find(key)?.inspect.shared(frame);
      return copy ? { state: 'held', copy } : { state: 'unreadable', bytes: frame.length };
    },
    source: async (key) => {
      const found = find(key);
      return found ? found.inspect.source(found.id) : { state: 'unasked' };
    },
  };
}
