import { after, type Clock } from '../time.ts';
import type { Change, ChangeLog, LogPage, PlacedChange, TagVersion } from './change-log.ts';

const KEPT = 1_000;

/** The change log of a store in this process. */
export function createMemoryLog(clock: Clock): ChangeLog & { close(): void } {
  let born = clock.now() * 1_000;
  let last = born;
  let changes: PlacedChange[] = [];
  const versions = new Map<string, TagVersion>();
  const members = new Map<string, { position: number; until: number }>();
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const next = () => Math.max(last + 1, clock.now() * 1_000);
  const pageAfter = (position: number): LogPage => ({
    born,
    last,
    changes: changes.filter((change) => change.position > position),
    more: false,
  });
  const raise = (tag: string, part: keyof TagVersion, position: number) => {
    const version = versions.get(tag) ?? { hard: 0, soft: 0 };
    versions.set(tag, { ...version, [part]: position });
  };

  return {
    async append(change: Change) {
      const position = next();
      for (const tag of change.hardTags) raise(tag, 'hard', position);
      for (const tag of change.softTags) raise(tag, 'soft', position);
      changes = [...changes.slice(1 - KEPT), { ...change, position, previous: last }];
      last = position;
      wake();
      return position;
    },
    readAfter: async (position) => pageAfter(position),
    async waitAfter(position, blockMs) {
      if (last === position) {
        await new Promise<void>((resolve) => {
          const woken = () => {
            cancel();
            resolve();
          };
          const cancel = after(blockMs, () => {
            waiting.delete(woken);
            resolve();
          });
          waiting.add(woken);
        });
      }
      return pageAfter(position);
    },
    tagVersions: async (tags) => ({ born, versions: tags.map((tag) => versions.get(tag) ?? { hard: 0, soft: 0 }) }),
    async report(member, position, lifetimeMs) {
      members.set(member, { position, until: clock.now() + lifetimeMs });
    },
    async leave(member) {
      members.delete(member);
    },
    async attendance(position) {
      for (const [member, { until }] of members) if (clock.now() >= until) members.delete(member);
      const behind = [...members.values()].filter((reached) => reached.position < position).length;
      return { processes: members.size, behind };
    },
    async restart(known) {
      if (born !== known) return;
      born = next();
      last = born;
      changes = [];
      versions.clear();
      wake();
    },
    close: wake,
  };
}
