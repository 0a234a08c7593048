import { parseParams } from '#lib/http/params.ts';
import { badParamsProblem, respondProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite } from '#lib/http/respond-admin.ts';
import { synonymInput } from '#lib/search/synonyms/input.ts';
import { listSynonyms, synonymListQuery } from '#lib/search/synonyms/list.ts';
import { respondSynonymWrite } from '#lib/search/synonyms/respond-synonym.ts';
import { addSynonym, removeSynonym } from '#lib/search/synonyms/write.ts';

export const GET = (request: Request) =>
  respondAdmin(request, 'viewer', async (actor) => {
    const parsed = parseParams(synonymListQuery, new URL(request.url).searchParams);
    return parsed.ok ? listSynonyms(actor, parsed.params) : respondProblem(badParamsProblem(parsed.errors));
  });

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
