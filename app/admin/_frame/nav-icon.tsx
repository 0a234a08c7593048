import {
  Boxes,
  ClipboardList,
  Gauge,
  GitCommitVertical,
  KeyRound,
  Layers,
  ListTree,
  type LucideIcon,
  Mail,
  Package,
  ScrollText,
  SearchCheck,
  Star,
  TicketPercent,
  Upload,
  Users,
  UsersRound,
} from 'lucide-react';
import type { NavIcon as IconName } from './nav-items.ts';

const ICONS: Record<IconName, LucideIcon> = {
  dashboard: Gauge,
  products: Package,
  categories: ListTree,
  inventory: Boxes,
  bulk: Upload,
  search: SearchCheck,
  orders: ClipboardList,
  customers: Users,
  promotions: TicketPercent,
  reviews: Star,
  mail: Mail,
  cache: Layers,
  changes: GitCommitVertical,
  audit: ScrollText,
  team: UsersRound,
  security: KeyRound,
};

export function NavIcon({ name }: { name: IconName }) {
  const Icon = ICONS[name];
  return <Icon className="size-4.5 shrink-0" strokeWidth={1.9} aria-hidden="true" />;
}
