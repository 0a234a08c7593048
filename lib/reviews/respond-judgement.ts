import { z } from 'zod';
import { isId } from '#lib/catalog/ids.ts';
import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { badIdProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';
import { judgeReview } from './moderate.ts';
import type { ReviewStatus } from './rating.ts';
import { respondModeration } from './respond-review.ts';

/** The version that was read, so that an edit made meanwhile is not published unread; `If-Match` says the same. */
const judgement = z.strictObject({ version: z.int().positive().optional() });

/** Handles a request to publish a review or to take it down. */
export const respondJudgement = (request: Request, id: string, status: Exclude<ReviewStatus, 'pending'>) =>
  respondAdminWrite(request, 'support', async (actor) => {
    if (!isId(id)) return respondProblem(badIdProblem);
    const body = await readJson(request, judgement);
    if (!body.ok) return respondProblem(body.problem);
    const expected = expectVersion(request.headers, body.value.version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    return respondModeration(await judgeReview(actor, id, status, expected.version));
  });
