import { z } from 'zod';
import { respondVersionedWrite } from '#lib/http/respond-versioned.ts';
import { judgeReview } from './moderate.ts';
import type { ReviewStatus } from './rating.ts';
import { respondModeration } from './respond-review.ts';

/** The version that was read, so that an edit made meanwhile is not published unread; `If-Match` says the same. */
const judgement = z.strictObject({ version: z.int().positive().optional() });

/** Handles a request to publish a review or to take it down. */
export const respondJudgement = (
  request: Request,
  params: Promise<{ id: string }>,
  status: Exclude<ReviewStatus, 'pending'>,
) =>
  respondVersionedWrite(request, 'support', params, judgement, async ({ actor, id, version }) =>
    respondModeration(await judgeReview(actor, id, status, version)),
  );
