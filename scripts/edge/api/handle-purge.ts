import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plan } from '#lib/cdn/purge/plans.ts';
import type { FaultBox, Treatment } from '../faults.ts';
import type { PurgeEndpoint, PurgeLog, PurgeRequest } from '../purge-log.ts';
import type { PurgeMode } from '../varnish/apply-purge.ts';
import { PROBLEMS, sendAccepted, sendProblem } from './answers.ts';
import { costOf, type PurgeBody, readPurgeBody } from './purge-body.ts';
import type { Allowance, RateLimit } from './rate-limit.ts';
import { readBody } from './read-body.ts';

/** A place where it is done; resolves with how many objects it concerned. */
export type Location = { number: number; apply(mode: PurgeMode, body: PurgeBody): Promise<number> };

export type PurgeContext = {
  token: string;
  plan: Plan;
  locations: readonly Location[];
  rateLimit: RateLimit;
  faults: FaultBox;
  log: PurgeLog;
  /** Does something later, unless the API is closed before. */
  later(ms: number, work: () => void): void;
};

const MODES: Record<PurgeEndpoint, PurgeMode> = { purge_cache: 'purge', invalidate_cache: 'invalidate' };

/** Answers one call as Cloudflare would, or as the faults that are set want it. */
export async function handlePurge(
  request: IncomingMessage,
  answer: ServerResponse,
  endpoint: PurgeEndpoint,
  context: PurgeContext,
): Promise<void> {
  const entry: PurgeRequest = {
    at: Date.now(),
    endpoint,
    tags: [],
    others: [],
    status: undefined,
    applied: [],
    faults: [],
  };
  context.log.add(entry);
  answer.once('finish', () => {
    entry.status = answer.statusCode;
  });

  const refusal = checkToken(request.headers.authorization, context.token);
  if (refusal !== undefined) return sendProblem(answer, refusal);
  const read = readPurgeBody(await readBody(request), context.plan);
  if (read.state === 'invalid') return sendProblem(answer, PROBLEMS.body(read.message));
  Object.assign(entry, namesOf(read.body));

  const treatment = context.faults.treat();
  entry.faults = treatment.faults;
  if (treatment.answer.kind === 'error') return sendProblem(answer, PROBLEMS.failed(treatment.answer.status));
  if (treatment.answer.kind === 'limited') return refuse(answer, treatment.answer.retryAfterSeconds);
  const allowance = context.rateLimit.take(costOf(read.body));
  tellAllowance(answer, allowance);
  if (allowance.state === 'refused') return refuse(answer, allowance.waitSeconds);

  const apply = () => applyAt(context.locations, treatment, MODES[endpoint], read.body, entry);
  if (treatment.apply === 'now') await apply();
  else if (treatment.apply !== 'never') context.later(treatment.apply.afterMs, () => void apply().catch(() => {}));
  if (treatment.answer.kind === 'ok') sendAccepted(answer, randomBytes(16).toString('hex'));
}

function checkToken(authorization: string | undefined, token: string) {
  const given = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) return PROBLEMS.header;
  return given === token ? undefined : PROBLEMS.token;
}

async function applyAt(
  locations: readonly Location[],
  { stuck }: Treatment,
  mode: PurgeMode,
  body: PurgeBody,
  entry: PurgeRequest,
): Promise<void> {
  await Promise.all(
    locations
      .filter(({ number }) => !stuck.includes(number))
      .map(async (location) => {
        const objects = await location.apply(mode, body);
        entry.applied.push({ location: location.number, at: Date.now(), objects });
      }),
  );
}

function tellAllowance(answer: ServerResponse, { left, waitSeconds, quota, windowSeconds }: Allowance): void {
  answer.setHeader('Ratelimit', `"purge";r=${left};t=${waitSeconds}`);
  answer.setHeader('Ratelimit-Policy', `"purge";q=${quota};w=${windowSeconds}`);
}

function refuse(answer: ServerResponse, retryAfterSeconds: number): void {
  answer.setHeader('Retry-After', String(retryAfterSeconds));
  sendProblem(answer, PROBLEMS.limited);
}

function namesOf(body: PurgeBody): Pick<PurgeRequest, 'tags' | 'others'> {
  if ('tags' in body) return { tags: body.tags, others: [] };
  if ('hosts' in body) return { tags: [], others: body.hosts };
  if ('prefixes' in body) return { tags: [], others: body.prefixes };
  if ('files' in body)
    return { tags: [], others: body.files.map((file) => (typeof file === 'string' ? file : file.url)) };
  return { tags: [], others: ['everything'] };
}
