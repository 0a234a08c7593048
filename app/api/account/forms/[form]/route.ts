import { respondForm } from '#lib/accounts/forms/respond-form.ts';

export const POST = async (request: Request, { params }: RouteContext<'/api/account/forms/[form]'>) =>
  respondForm(request, (await params).form);
