import type { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseRedisUrl } from '#lib/cache/engine/shared/redis-address.ts';
import { firstConnection, openRedisClient } from '#lib/cache/engine/shared/redis-client.ts';
import { createToken } from '#lib/cache/engine/token.ts';

/** Questions from one process to all others that share a Redis, and what they answer. */
export type Channel = {
  /**
   * What the other processes answer, as far as they do in time; fewer, or nobody, while Redis does not carry it.
   * @param others how many answers there will be: with these it is over early
   */
  ask(question: unknown, others: number): Promise<unknown[]>;
  close(): void;
};

export type ChannelOptions = {
  url: string;
  /** What this process answers. What it throws is no answer. */
  answer: (question: unknown) => unknown;
  onError: (error: Error) => void;
  /** How long others are waited for; ms. */
  patienceMs?: number;
};

type Asked = { id: string; replyTo: string; question: unknown };
type Answered = { id: string; answer: unknown };

const COMMAND_MS = 250;
const PATIENCE_MS = 600;

/** Messages that get lost are not sent again: whoever asks sees who is missing, and asks again. */
export function openChannel({ url, answer, onError, patienceMs = PATIENCE_MS }: ChannelOptions): Channel {
  const address = parseRedisUrl(url);
  // Messages cross the borders of Redis's numbered databases, each of which may belong to a shop of its own.
  const fleet = `strata:fleet:${'db' in address ? address.db : 0}`;
  const [everybody, own] = [`${fleet}:ask`, `${fleet}:answers:${createToken()}`];
  const open = (name: string) => openRedisClient({ url, name, commandTimeoutMs: COMMAND_MS, onError });
  const [listener, speaker] = [open('strata fleet'), open('strata fleet answers')];
  const waiting = new Map<string, (answer: unknown) => void>();
  const speak = (channel: string, message: Asked | Answered) => speaker.publish(channel, JSON.stringify(message));

  const { promise: subscribed, resolve: listens } = Promise.withResolvers<void>();
  const subscribe = () => void listener.subscribe(everybody, own).then(() => listens(), onError);
  (listener as EventEmitter)
    .on('ready', subscribe)
    .on('message', (channel: string, text: string) => void hear(channel, text));

  /** Whoever can write to Redis can send anything: what is no message ends nothing. */
  async function hear(channel: string, text: string): Promise<void> {
    try {
      if (channel === own) {
        const { id, answer: given } = JSON.parse(text) as Answered;
        waiting.get(id)?.(given);
        return;
      }
      const { id, replyTo, question } = JSON.parse(text) as Asked;
      // This process answers itself without asking.
      if (replyTo !== own) await speak(replyTo, { id, answer: await answer(question) });
    } catch (error) {
      onError(error as Error);
    }
  }
  // Only at first: an answer would come before anybody listens for it.
  const begun = Promise.all([
    firstConnection(speaker, COMMAND_MS),
    Promise.race([subscribed, sleep(COMMAND_MS, undefined, { ref: false })]),
  ]);

  return {
    async ask(question, others) {
      await begun;
      const id = createToken();
      const answers: unknown[] = [];
      const { promise: enough, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patienceMs);
      waiting.set(id, (given) => {
        answers.push(given);
        if (answers.length >= others) resolve();
      });
      try {
        await speak(everybody, { id, replyTo: own, question });
        if (others > 0) await enough;
      } catch {
        // Redis does not carry it: nobody has heard the question.
      } finally {
        clearTimeout(timer);
        waiting.delete(id);
      }
      return answers;
    },
    close() {
      listener.disconnect();
      speaker.disconnect();
    },
  };
}
