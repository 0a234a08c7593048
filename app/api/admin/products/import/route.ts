import { MAX_FILE_BYTES } from '#lib/bulk/import/file-limits.ts';
import { openImport } from '#lib/bulk/import/open-import.ts';
import { respondOpened } from '#lib/bulk/respond-bulk.ts';
import { badBodyProblem, respondProblem } from '#lib/http/problem.ts';
import { readFile } from '#lib/http/read-file.ts';
import { respondAdminWrite } from '#lib/http/respond-admin.ts';

export const POST = (request: Request) =>
  respondAdminWrite(
    request,
    'editor',
    async (actor) => {
      const file = await readFile(request, MAX_FILE_BYTES);
      if (!file.ok) return respondProblem(file.problem);
      const { bytes, name } = file;
      if (bytes.length === 0) return respondProblem(badBodyProblem('is empty'));
      const isList = /\.json$/i.test(name) || request.headers.get('content-type')?.startsWith('application/json');
      const id = await openImport(actor, { name, bytes, format: isList ? 'json' : 'csv' });
      return respondOpened({ state: 'opened', id });
    },
    'file',
  );
