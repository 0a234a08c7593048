import { clsx } from 'clsx';
import { Status, type StatusTone } from '#app/admin/_ui/status.tsx';
import { Cell, HeadCell, Table } from '#app/admin/_ui/table.tsx';
import type { CountVerdict } from '#lib/inventory/plan-count.ts';
import { describeOptions } from '../_parts/describe-variant.ts';

/** A line with a word for what it means, or for what became of it. */
export type JudgedLine = { verdict: CountVerdict; tone: StatusTone; word: string };

/** What was expected of each line, what was found, and what that means. */
export function VerdictTable({ label, lines }: { label: string; lines: readonly JudgedLine[] }) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>Variant</HeadCell>
          <HeadCell isNumber className="hidden sm:table-cell">
            Expected
          </HeadCell>
          <HeadCell isNumber>Counted</HeadCell>
          <HeadCell isNumber>Difference</HeadCell>
          <HeadCell className="hidden sm:table-cell">Meaning</HeadCell>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ verdict, tone, word }) => (
          <Row key={verdict.sku} {...{ verdict, tone, word }} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ verdict, tone, word }: JudgedLine) {
  const { sku, counted } = verdict;
  const isKnown = verdict.state !== 'unknown';
  const difference = isKnown ? counted - verdict.expected : 0;
  return (
    <tr>
      <Cell className="min-w-40">
        <p className="wrap-anywhere font-semibold">{isKnown ? verdict.name : sku}</p>
        {isKnown && (
          <p className="wrap-anywhere text-ink-soft text-micro">
            {[describeOptions(verdict.options), sku].filter(Boolean).join(' · ')}
          </p>
        )}
        <p className="mt-1 sm:hidden">
          <Status tone={tone}>{word}</Status>
        </p>
      </Cell>
      <Cell isNumber className="hidden sm:table-cell">
        {isKnown ? verdict.expected : '–'}
        {isKnown && verdict.reserved > 0 && (
          <span className="block text-ink-soft text-micro">{verdict.reserved} promised</span>
        )}
      </Cell>
      <Cell isNumber>{counted}</Cell>
      <Cell isNumber className={clsx('font-semibold', difference < 0 && 'text-bad', difference > 0 && 'text-good')}>
        {isKnown ? signed(difference) : '–'}
      </Cell>
      <Cell className="hidden sm:table-cell">
        <Status tone={tone}>{word}</Status>
      </Cell>
    </tr>
  );
}

const signed = (units: number) => (units === 0 ? '0' : units > 0 ? `+${units}` : `−${-units}`);
