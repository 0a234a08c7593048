import { respondAddForm } from '#lib/cart/respond-add-form.ts';

export const POST = (request: Request) => respondAddForm(request);
