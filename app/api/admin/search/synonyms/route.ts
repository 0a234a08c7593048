import { respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdminQuery, respondAdminWrite } from '#lib/http/respond-admin.ts';
import { synonymInput } from '#lib/search/synonyms/input.ts';
import { listSynonyms, synonymListQuery } from '#lib/search/synonyms/list.ts';
import { respondSynonymWrite } from '#lib/search/synonyms/respond-synonym.ts';
import { addSynonym, removeSynonym } from '#lib/search/synonyms/write.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'viewer', synonymListQuery, listSynonyms);

export const POST = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, synonymInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondSynonymWrite(body.value, await addSynonym(actor, body.value));
  });

export const DELETE = (request: Request) =>
  respondAdminWrite(request, 'editor', async (actor) => {
    const body = await readJson(request, synonymInput);
    if (!body.ok) return respondProblem(body.problem);
    return respondSynonymWrite(body.value, await removeSynonym(actor, body.value));
  });
