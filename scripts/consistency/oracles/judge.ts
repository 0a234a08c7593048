import type { Reading } from '../http/read.ts';
import type { Canary } from '../probes/canary.ts';
import type { EdgeSide } from '../shop.ts';
import { judgePresence, judgeVersion, type ProductHistory, type Verdict } from '../truth/history.ts';
import type { Truth } from '../truth/truth.ts';
import type { ProductState } from '../truth/write.ts';
import { weighLateness } from './bounds.ts';
import type { Age, Form } from './layer.ts';
import { type Outcome, worse } from './tally.ts';
import { pickHeaders, type Violation } from './violation.ts';

/** What an answer is held against. */
export type Question = {
  form: Form;
  age?: Age;
  /** Must be there if it should be. */
  productId?: string;
  /** The category whose list was asked for. */
  categoryId?: string;
  /** The answer had to know of this product's last change: it was asked for with its ticket. */
  withTicket?: boolean;
};

export type JudgeParts = {
  truth: Truth;
  canary: Pick<Canary, 'slackOf' | 'slackOfAll'>;
  edge: Pick<EdgeSide, 'purgedAt'> | undefined;
  onViolation: (violation: Violation, reading: Reading) => void;
};

export type Judge = (reading: Reading, question: Question) => Outcome;

type Finding = { history: ProductHistory; verdict: Verdict; what: string };

/** Holds an answer against the truth: every product that it shows, and the one that it should. */
export function createJudge({ truth, canary, edge, onViolation }: JudgeParts): Judge {
  function weigh({ history, verdict, what }: Finding, reading: Reading, question: Question): Outcome {
    if (verdict.state !== 'late') return verdict.state;
    const { missed } = verdict;
    const [oldest] = missed;
    if (oldest === undefined) return 'current';
    const { entry, sentAt } = reading;
    const isOwn = question.withTicket === true && history.id === question.productId;
    const layer = question.form === 'stock' || question.withTicket ? 'process' : entry.layer;
    const weight = isOwn
      ? 'violation'
      : weighLateness({
          layer,
          missed,
          sentAt,
          slackMs: layer === 'edge' ? canary.slackOfAll() : canary.slackOf(entry.name),
          edgeStatus: reading.headers['cf-cache-status'],
          purgedAt: layer === 'edge' ? edge?.purgedAt(`product:${history.id}`, oldest.answeredAt) : undefined,
        });
    if (weight === 'violation') {
      const violation: Violation = {
        oracle: isOwn ? 'read your writes' : 'bounded staleness',
        layer: entry.layer,
        form: question.form,
        age: question.age,
        where: entry.name,
        path: reading.path,
        productId: history.id,
        what,
        lateMs: sentAt - oldest.answeredAt,
        sentAt,
        changeId: oldest.changeId,
        missed: missed.map(({ kind, changeId, sentAt, answeredAt }) => ({ kind, changeId, sentAt, answeredAt })),
        headers: pickHeaders(reading.headers),
      };
      onViolation(violation, reading);
    }
    return weight;
  }

  return (reading, question) => {
    let outcome: Outcome = 'current';
    for (const finding of lookInto(truth, reading, question)) {
      outcome = worse(outcome, weigh(finding, reading, question));
    }
    return outcome;
  };
}

function* lookInto(truth: Truth, reading: Reading, { productId, categoryId }: Question): Generator<Finding> {
  const belongs = (state: ProductState) =>
    state.live && (categoryId === undefined || state.categoryIds.includes(categoryId));
  const { products, complete } = reading.content;
  for (const [id, shown] of products) {
    const history = truth.find(id);
    if (!history) continue;
    const newest = history.writes.findLast(({ answeredAt }) => answeredAt <= reading.sentAt)?.state.version;
    const verdict = judgeVersion(history, shown.version, reading.sentAt);
    yield { history, verdict, what: `shows version ${shown.version}, not ${newest}` };
    yield { history, verdict: judgePresence(history, belongs, true, reading), what: 'is there and should not be' };
  }
  const wanted = productId === undefined ? undefined : truth.find(productId);
  if (!wanted || products.has(wanted.id)) return;
  if (reading.state === 'absent' || complete) {
    yield {
      history: wanted,
      verdict: judgePresence(wanted, belongs, false, reading),
      what: 'should be there and is not',
    };
  }
}
