import { customerListQuery, listCustomers } from '#lib/customers/customer-list.ts';
import { respondAdminQuery } from '#lib/http/respond-admin.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'support', customerListQuery, listCustomers);
