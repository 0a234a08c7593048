import { hostname } from 'node:os';
import { createToken } from '#lib/cache/engine/token.ts';
import type { RelayState } from '#lib/changes/relay.ts';
import { type Runtime, warnNowAndThen } from '#lib/runtime.ts';
import { answerQuestion, type Self } from './answer.ts';
import { type Channel, openChannel } from './channel.ts';
import type { Answers, Question } from './questions.ts';
import { startSampler } from './sampler.ts';

/** What a fleet answers: its processes that did, this one first, and how many live; undefined where nobody can say. */
export type FleetAnswer<Kind extends Question['kind']> = { answers: Answers[Kind][]; processes: number | undefined };

type Membership = { self: Self; channel: Channel | undefined };

/** On globalThis, since Next evaluates each module several times in one process; by runtime, since tests open several. */
const KEY = Symbol.for('strata.fleet');
const shared = globalThis as { [KEY]?: WeakMap<Runtime, Membership> };

/**
 * Makes this process one that others can ask how it is doing, until its runtime ends.
 * @param build names the code that it runs
 */
export function joinFleet(runtime: Runtime, { build, role }: { build: string; role: () => RelayState['role'] }): void {
  const { redisUrl } = runtime.config;
  const sampler = startSampler(() => runtime.cache.stats().things);
  const self: Self = { runtime, member: describeProcess(build), sampler, role };
  const channel = redisUrl
    ? openChannel({
        url: redisUrl,
        answer: (question) => answerQuestion(self, question as Question),
        onError: warnNowAndThen(runtime.log, 'redis connection of the fleet'),
      })
    : undefined;
  shared[KEY] ??= new WeakMap();
  shared[KEY].set(runtime, { self, channel });
  runtime.onClose(() => {
    sampler.close();
    channel?.close();
  });
}

/** Asks every process. Those that cannot be reached are missing in the answer; this one never is. */
export async function askFleet<Asked extends Question>(
  runtime: Runtime,
  question: Asked,
): Promise<FleetAnswer<Asked['kind']>> {
  const { self, channel } = shared[KEY]?.get(runtime) ?? { self: outsider(runtime), channel: undefined };
  const own = answerQuestion(self, question) as Answers[Asked['kind']];
  if (!channel) return { answers: [own], processes: runtime.config.redisUrl ? undefined : 1 };
  const processes = await runtime.cache.acknowledged(0).then(
    (attendance) => attendance.processes,
    () => undefined,
  );
  const others = await channel.ask(question, Math.max(0, (processes ?? 1) - 1));
  return { answers: [own, ...(others as (typeof own)[])], processes };
}

/** A process that serves nobody, such as a command or a test: it answers for itself. */
const outsider = (runtime: Runtime): Self => ({
  runtime,
  member: describeProcess('none'),
  sampler: undefined,
  role: () => null,
});

const describeProcess = (build: string) => ({
  id: createToken(),
  pid: process.pid,
  host: hostname(),
  build,
  startedAt: new Date(Date.now() - process.uptime() * 1_000).toISOString(),
});
