import { AdminLink } from '#app/admin/_ui/admin-link.tsx';
import { Status } from '#app/admin/_ui/status.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { AdminPromotion } from '#lib/promotions/admin.ts';
import { stateOf } from '#lib/promotions/state.ts';
import { STATE_WORDS, sayReduction, sayTime, sayUse } from './promotion-words.ts';

export function PromotionTable({ promotions, now }: { promotions: readonly AdminPromotion[]; now: Date }) {
  return (
    <Table label="Promotions">
      <thead>
        <tr>
          <HeadCell>Name</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Code</HeadCell>
          <HeadCell>Takes off</HeadCell>
          <HeadCell>When</HeadCell>
          <HeadCell isNumber>Orders</HeadCell>
        </tr>
      </thead>
      <tbody className="[&>tr:last-child>td]:border-b-0">
        {promotions.map((promotion) => {
          const { label, tone } = STATE_WORDS[stateOf(promotion, now)];
          return (
            <tr key={promotion.id} className="hover:bg-layer-1">
              <Cell className="min-w-44">
                <AdminLink href={`/admin/promotions/${promotion.id}`} className="font-semibold hover:underline">
                  {promotion.name}
                </AdminLink>
              </Cell>
              <Cell>
                <Status tone={tone}>{label}</Status>
              </Cell>
              <Cell className="whitespace-nowrap">
                {promotion.code ?? <span className="text-ink-soft">By itself</span>}
              </Cell>
              <Cell className="whitespace-nowrap">{sayReduction(promotion)}</Cell>
              <Cell className="min-w-40 text-ink-soft text-micro">{sayTime(promotion)}</Cell>
              <Cell isNumber>{sayUse(promotion)}</Cell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
