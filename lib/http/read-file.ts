import type { Problem } from './problem.ts';
import { tooLargeProblem } from './problem.ts';
import { readBytes } from './read-body.ts';

export type SentFile = { ok: true; bytes: Buffer; name: string } | { ok: false; problem: Problem };

/** What the parts of a form add to the file in it. */
const FORM_BYTES = 64 * 1024;
const NAME_LENGTH = 200;

/**
 * The one file of a request: its raw body, with its name in the query (`?name=`), or the part `file` of a form.
 * @param maxBytes of the file
 */
export async function readFile(request: Request, maxBytes: number): Promise<SentFile> {
  const type = request.headers.get('content-type') ?? '';
  const isForm = /^multipart\/form-data\b/i.test(type);
  const body = await readBytes(request, isForm ? maxBytes + FORM_BYTES : maxBytes);
  if (body.state === 'too-large') return refuse(tooLargeProblem(maxBytes));
  if (!isForm) return sent(body.bytes, new URL(request.url).searchParams.get('name') ?? '');
  const file = await partOf(body.bytes, type);
  if (!file) return refuse(NO_FILE);
  if (file.size > maxBytes) return refuse(tooLargeProblem(maxBytes));
  return sent(Buffer.from(await file.arrayBuffer()), file.name);
}

async function partOf(bytes: Buffer, type: string): Promise<File | undefined> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
    const file = form.get('file');
    return file instanceof File ? file : undefined;
  } catch {
    return undefined;
  }
}

/** People see the name again in logs of what was done: one line, and no longer than it has to be. */
const sent = (bytes: Buffer, name: string): SentFile => ({
  ok: true,
  bytes,
  name:
    name
      .toWellFormed()
      .replaceAll(/\p{Cc}/gu, ' ')
      .trim()
      .slice(0, NAME_LENGTH) || 'without a name',
});
const refuse = (problem: Problem): SentFile => ({ ok: false, problem });

const NO_FILE: Problem = {
  status: 400,
  type: 'invalid-body',
  title: 'Invalid body',
  detail: 'The form has no file in a part of the name “file”.',
};
