import { respondAdminQuery } from '#lib/http/respond-admin.ts';
import { listAdminOrders, orderListQuery } from '#lib/orders/admin-list.ts';

export const GET = (request: Request) => respondAdminQuery(request, 'support', orderListQuery, listAdminOrders);
