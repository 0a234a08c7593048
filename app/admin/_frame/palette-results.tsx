'use client';

import { Command } from 'cmdk';
import { ClipboardList, UserRound } from 'lucide-react';
import { Picture } from '#app/_ui/picture.tsx';
import type { Found } from '#lib/admin/find.ts';
import { formatMoney } from '#lib/money/format.ts';
import { ORDER_VIEW } from '../orders/_parts/order-view.tsx';

export type PaletteResultsProps = { found: Found; onGo: (href: string) => void };

/** What the shop has found, in the order in which it was found. */
export function PaletteResults({ found, onGo }: PaletteResultsProps) {
  const { products, orders, customers } = found;
  return (
    <>
      {products.length > 0 && (
        <Command.Group heading="Products">
          {products.map(({ id, name, brand, status, picture }) => (
            <Item key={id} href={`/admin/products/${id}`} onGo={onGo} title={name} beside={brand} end={status}>
              {picture ? (
                <Picture picture={picture} sizes="thumbnail" priority="eager" alt="" className="size-8 rounded-lg" />
              ) : (
                <span className="size-8 rounded-lg bg-layer-3" />
              )}
            </Item>
          ))}
        </Command.Group>
      )}
      {orders.length > 0 && (
        <Command.Group heading="Orders">
          {orders.map(({ id, number, email, status, total, currency }) => (
            <Item
              key={id}
              href={`/admin/orders/${id}`}
              onGo={onGo}
              title={number}
              beside={email}
              end={`${formatMoney(total, currency)} · ${ORDER_VIEW[status].label}`}
            >
              <ClipboardList className="size-4.5" aria-hidden="true" />
            </Item>
          ))}
        </Command.Group>
      )}
      {customers.length > 0 && (
        <Command.Group heading="Customers">
          {customers.map(({ id, name, email }) => (
            <Item
              key={id}
              href={`/admin/customers/${id}`}
              onGo={onGo}
              title={name || email}
              beside={name ? email : ''}
              end=""
            >
              <UserRound className="size-4.5" aria-hidden="true" />
            </Item>
          ))}
        </Command.Group>
      )}
    </>
  );
}

type ItemProps = {
  href: string;
  onGo: (href: string) => void;
  title: string;
  beside: string;
  end: string;
  children: React.ReactNode;
};

function Item({ href, onGo, title, beside, end, children }: ItemProps) {
  return (
    <Command.Item value={href} onSelect={() => onGo(href)} className="palette-item">
      <span className="grid size-8 shrink-0 place-items-center">{children}</span>
      <span className="min-w-0 flex-1 truncate">
        <span className="font-semibold">{title}</span> <span className="text-ink-soft">{beside}</span>
      </span>
      <span className="shrink-0 text-ink-soft text-micro max-sm:hidden">{end}</span>
    </Command.Item>
  );
}
