import { connect, type Entry } from '#scripts/consistency/http/connect.ts';
import type { Reading } from '#scripts/consistency/http/read.ts';
import { createJudge, type Question } from '#scripts/consistency/oracles/judge.ts';
import type { Violation } from '#scripts/consistency/oracles/violation.ts';
import { createTruth } from '#scripts/consistency/truth/truth.ts';
import type { ProductState, WriteKind } from '#scripts/consistency/truth/write.ts';

export const PROCESS: Entry = connect('process 1', 'process', 'http://127.0.0.1:9');
export const EDGE: Entry = connect('edge', 'edge', 'http://127.0.0.1:9');

type Seen = {
  at: number;
  until?: number;
  entry?: Entry;
  status?: number;
  complete?: boolean;
  headers?: Record<string, string>;
};

/** A past that is made by hand, and a judge who knows it. Product 1 is seeded: version 1, in category 10. */
export function createCase({ slackMs = 0, purgedAt }: { slackMs?: number; purgedAt?: number } = {}) {
  const truth = createTruth();
  const violations: Violation[] = [];
  const start: ProductState = { version: 1, live: true, price: 500, categoryIds: ['10'] };
  truth.seed('1', 'lamp', start);
  const judge = createJudge({
    truth,
    canary: { slackOf: () => slackMs, slackOfAll: () => slackMs },
    edge: { purgedAt: () => purgedAt },
    onViolation: (violation) => void violations.push(violation),
  });
  return {
    truth,
    violations,
    /** A write that took 10 ms and was answered at `answeredAt`. */
    write(kind: WriteKind, answeredAt: number, state: Partial<ProductState>) {
      const last = truth.find('1')?.writes.at(-1)?.state ?? start;
      const whole = { ...last, version: last.version + 1, ...state };
      const write = { productId: '1', kind, sentAt: answeredAt - 10, answeredAt, changeId: '77', state: whole };
      truth.settle('1', write);
      return write;
    },
    /** What an answer that shows product 1 in this version comes to; `undefined`: it is not in it. */
    see(version: number | undefined, seen: Seen, question: Partial<Question> = {}) {
      const { at, until = at + 2, entry = PROCESS, status = 200, complete = true, headers = {} } = seen;
      const reading: Reading = {
        entry,
        path: '/products/lamp',
        status,
        headers,
        sentAt: at,
        receivedAt: until,
        state: status === 404 ? 'absent' : 'shown',
        content: {
          products: version === undefined ? new Map() : new Map([['1', { version, price: undefined }]]),
          complete,
        },
      };
      return judge(reading, { form: 'product page', productId: '1', ...question });
    },
  };
}
