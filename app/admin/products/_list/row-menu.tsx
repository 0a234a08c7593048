'use client';

import { Archive, ArchiveRestore, Copy, Ellipsis, ExternalLink, Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import type { AdminProductSummary } from '#lib/catalog/admin-list.ts';
import { Menu, type MenuItem } from '../../_ui/menu.tsx';
import type { RowActions } from './use-row-actions.ts';

export type RowMenuProps = { product: AdminProductSummary; actions: RowActions; mayWrite: boolean; isActive: boolean };

const icon = { className: 'size-4', 'aria-hidden': true } as const;

export function RowMenu({ product, actions, mayWrite, isActive }: RowMenuProps) {
  const items = [...readItems(product, actions), ...(mayWrite ? writeItems(product, actions) : [])];
  return (
    <Menu
      trigger={<Ellipsis className="size-4.5" aria-hidden="true" />}
      label={`Actions for ${product.name}`}
      items={items}
      {...(!isActive && { isSkipped: true })}
    />
  );
}

function readItems({ id, slug, status }: AdminProductSummary, actions: RowActions): MenuItem[] {
  const open: MenuItem = { label: 'Open', icon: <Pencil {...icon} />, onSelect: () => actions.open(id) };
  if (status !== 'published') return [open];
  const see = () => window.open(`/products/${slug}`, '_blank', 'noopener');
  return [open, { label: 'See it in the shop', icon: <ExternalLink {...icon} />, onSelect: see }];
}

function writeItems(product: AdminProductSummary, actions: RowActions): MenuItem[] {
  if (product.deletedAt) {
    return [{ label: 'Restore', icon: <ArchiveRestore {...icon} />, onSelect: () => void actions.restore(product) }];
  }
  const set = (status: AdminProductSummary['status'], said: string) => () =>
    void actions.setStatus(product, status, said);
  const { status } = product;
  return [
    { label: 'Duplicate', icon: <Copy {...icon} />, onSelect: () => void actions.duplicate(product) },
    ...(status === 'published'
      ? [{ label: 'Take off the shop', icon: <EyeOff {...icon} />, onSelect: set('draft', 'is a draft again') }]
      : [{ label: 'Publish', icon: <Eye {...icon} />, onSelect: set('published', 'is in the shop') }]),
    ...(status === 'archived'
      ? []
      : [{ label: 'Archive', icon: <Archive {...icon} />, onSelect: set('archived', 'is archived') }]),
    {
      label: 'Move to the bin',
      icon: <Trash2 {...icon} />,
      isDangerous: true,
      onSelect: () => void actions.moveToBin(product),
    },
  ];
}
