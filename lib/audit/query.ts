import { z } from 'zod';

const MAX_LIMIT = 200;
const text = (max: number) =>
  z
    .string('must be given once')
    .trim()
    .min(1)
    .max(max, `must have at most ${max} characters`)
    .refine((words) => !words.includes('\0'), 'must be text');
const day = z.iso.date('must be a day, such as 2026-11-27');

/** What of the audit log somebody wants to see. Days are UTC; `to` is within. */
export const auditQuery = z.object({
  /** Words of the subject's name or id, the actor's address, or the action. */
  q: text(120).optional(),
  actor: text(64).optional(),
  action: text(64).optional(),
  kind: text(64).optional(),
  /** With `kind`: one thing. */
  subject: text(200).optional(),
  from: day.optional(),
  to: day.optional(),
  /** Only entries older than this one. */
  before: z
    .string('must be given once')
    .regex(/^[1-9]\d{0,15}$/, 'must be the id of an entry')
    .optional(),
  limit: z
    .string('must be given once')
    .regex(/^[1-9]\d{0,2}$/, `must be a whole number from 1 to ${MAX_LIMIT}`)
    .transform(Number)
    .refine((limit) => limit <= MAX_LIMIT, `must be a whole number from 1 to ${MAX_LIMIT}`)
    .default(50),
});

export type AuditQuery = z.output<typeof auditQuery>;
