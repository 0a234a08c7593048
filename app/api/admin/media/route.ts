import { type Problem, respondProblem } from '#lib/http/problem.ts';
import { readFile } from '#lib/http/read-file.ts';
import { respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { uploadPicture } from '#lib/images/admin.ts';
import { MAX_UPLOAD_BYTES } from '#lib/images/upload/limits.ts';
import { TOO_LARGE } from '#lib/images/upload/refusal.ts';

export const POST = (request: Request) =>
  respondAdminWrite(
    request,
    'editor',
    async (actor) => {
      const file = await readFile(request, MAX_UPLOAD_BYTES);
      if (!file.ok) return respondProblem(explain(file.problem));
      const { result, changeId } = await uploadPicture(actor, file.bytes, file.name);
      if (result.state !== 'refused') {
        return respondChange(result.picture, changeId, { status: result.state === 'added' ? 201 : 200 });
      }
      const { type, detail } = result.refusal;
      return respondProblem({ status: 422, type, title: 'This picture cannot be taken', detail });
    },
    'file',
  );

const explain = (problem: Problem): Problem => (problem.status === 413 ? { ...problem, detail: TOO_LARGE } : problem);
