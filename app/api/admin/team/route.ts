import { respondAdmin } from '#lib/http/respond-admin.ts';
import { listTeam } from '#lib/team/list-team.ts';

export const GET = (request: Request) => respondAdmin(request, 'owner', listTeam);
