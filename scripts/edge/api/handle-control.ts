import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { faultSchema } from '../faults.ts';
import { PROBLEMS, sendJson, sendProblem } from './answers.ts';
import type { PurgeContext } from './handle-purge.ts';
import { readBody } from './read-body.ts';

const faultsSchema = z.union([z.array(faultSchema), faultSchema]);

/**
 * `GET`, `POST` and `DELETE /edge/faults`, `GET` and `DELETE /edge/log`. Only JSON is taken: a page in a browser cannot
 * send that here unasked.
 */
export async function handleControl(
  path: string,
  request: IncomingMessage,
  answer: ServerResponse,
  { faults, log }: Pick<PurgeContext, 'faults' | 'log'>,
): Promise<void> {
  switch (`${request.method} ${path}`) {
    case 'GET /edge/faults':
      return sendJson(answer, 200, faults.list());
    case 'DELETE /edge/faults':
      faults.clear();
      return sendJson(answer, 200, []);
    case 'POST /edge/faults': {
      const read = await readFaults(request);
      if ('message' in read) return sendProblem(answer, PROBLEMS.body(read.message));
      faults.set(read.faults);
      return sendJson(answer, 200, faults.list());
    }
    case 'GET /edge/log':
      return sendJson(answer, 200, log.list());
    case 'DELETE /edge/log':
      log.clear();
      return sendJson(answer, 200, []);
    default:
      return sendProblem(answer, PROBLEMS.route(path));
  }
}

async function readFaults(request: IncomingMessage) {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { message: 'content-type must be application/json' };
  }
  let value: unknown;
  try {
    value = JSON.parse(await readBody(request));
  } catch {
    return { message: 'the body is no JSON' };
  }
  const { data, error } = faultsSchema.safeParse(value);
  return error ? { message: z.prettifyError(error).replaceAll('\n', ' ') } : { faults: [data].flat() };
}
