import { Download } from 'lucide-react';
import { buttonLook } from '#app/admin/_ui/button-look.ts';
import { Card } from '#app/admin/_ui/card.tsx';

const RULES = [
  {
    term: 'sku',
    text: 'The one column that has to be there. A SKU that is known changes its variant; a new one makes a variant or a product.',
  },
  {
    term: 'price, compare_at_price',
    text: '12.90 or 12,90. An empty compare-at price ends a sale.',
  },
  {
    term: 'slug',
    text: 'Rows below each other with the same slug are variants of one product; the first row says what the product is.',
  },
  {
    term: 'name, brand, status, categories',
    text: 'A new product needs a name, a brand and a price, and starts as a draft. Categories are paths with | between them: kitchen/coffee|gifts.',
  },
  {
    term: 'option1_name, option1_value …',
    text: 'What sets a variant apart: Size, L. Up to five.',
  },
  { term: 'attr.material …', text: 'An attribute of the shop. An empty cell takes it away.' },
  { term: 'stock', text: 'First stock of a new variant. That of others is moved in the inventory.' },
];

/** What a file has to look like. */
export function FormatHelp() {
  return (
    <Card
      title="What it looks like"
      text="CSV in UTF-8 with commas, semicolons or tabs. A column that is not there leaves things as they are."
      actions={
        <a href="/api/admin/products/export?format=csv" download className={buttonLook('plain', 'small')}>
          <Download className="size-4" aria-hidden="true" />
          All products as CSV
        </a>
      }
    >
      <dl className="space-y-3 text-small">
        {RULES.map(({ term, text }) => (
          <div key={term}>
            <dt className="font-semibold">{term}</dt>
            <dd className="text-ink-soft">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 border-line border-t pt-3 text-ink-soft text-micro">
        A JSON file is a list of products as the export writes them, with prices in cents.
      </p>
    </Card>
  );
}
