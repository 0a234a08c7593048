import { ChevronRight } from 'lucide-react';
import type { ToDo } from '#lib/sales/to-do.ts';
import { AdminLink } from '../_ui/admin-link.tsx';

export type ToDoListProps = { toDo: ToDo; maySeeOrders: boolean };

/** What waits for somebody; what does not is not shown. */
export function ToDoList({ toDo: { toPack, toShip, reviews, mails, lowStock }, maySeeOrders }: ToDoListProps) {
  const all = [
    { count: toPack, one: 'order to pack', many: 'orders to pack', href: '/admin/orders?status=paid', orders: true },
    { count: toShip, one: 'order to ship', many: 'orders to ship', href: '/admin/orders?status=packed', orders: true },
    { count: reviews, one: 'review to read', many: 'reviews to read', href: '/admin/reviews', orders: true },
    { count: mails, one: 'mail not sent', many: 'mails not sent', href: '/admin/mail?status=failed', orders: true },
    { count: lowStock.count, one: 'variant running out', many: 'variants running out', href: '/admin/inventory?low=1' },
  ];
  const waiting = all.filter(({ count, orders = false }) => count > 0 && (maySeeOrders || !orders));
  if (waiting.length === 0) return null;
  return (
    <section aria-label="To do" className="mb-6">
      <ul className="flex flex-wrap gap-2.5">
        {waiting.map(({ count, one, many, href }) => (
          <li key={href}>
            <AdminLink
              href={href}
              className="flex min-h-11 items-center gap-2 rounded-xl border border-line bg-panel px-3.5 text-small transition-colors hover:border-ink"
            >
              <span className="font-semibold tabular-nums">{count.toLocaleString('en-IE')}</span>
              {count === 1 ? one : many}
              <ChevronRight className="size-4 text-ink-soft" aria-hidden="true" />
            </AdminLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
