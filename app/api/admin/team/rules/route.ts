import { badVersionProblem, expectVersion } from '#lib/http/if-match.ts';
import { respondProblem, versionConflictProblem } from '#lib/http/problem.ts';
import { readJson } from '#lib/http/read-json.ts';
import { respondAdmin, respondAdminWrite, respondChange } from '#lib/http/respond-admin.ts';
import { ownFactorFirstProblem } from '#lib/team/problems.ts';
import { getTeamRules, setTeamRules, teamRulesInput } from '#lib/team/rules.ts';

export const GET = (request: Request) => respondAdmin(request, 'owner', getTeamRules);

export const PUT = (request: Request) =>
  respondAdminWrite(request, 'owner', async (actor) => {
    const body = await readJson(request, teamRulesInput);
    if (!body.ok) return respondProblem(body.problem);
    const { secondFactorRequired, version } = body.value;
    const expected = expectVersion(request.headers, version);
    if (expected.state === 'unreadable') return respondProblem(badVersionProblem);
    const written = await setTeamRules(actor, secondFactorRequired, expected.version);
    if (written.state === 'own-factor-missing') return respondProblem(ownFactorFirstProblem);
    if (written.state === 'conflict') return respondProblem(versionConflictProblem('team’s rules', written.version));
    return respondChange(written.rules, undefined);
  });
