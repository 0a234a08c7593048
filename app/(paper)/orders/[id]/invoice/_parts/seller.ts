/** Who sells, as invoices name it. A real shop puts its own in: docs/operations.md says what the law wants to read here. */
export const SELLER = {
  lines: ['Strata', 'Layer Street 1', '10115 Berlin, Germany', 'VAT ID: DE 000 000 000 (example)'],
  note: 'Strata is a demonstration shop. This is an example of an invoice: nothing was sold, and nothing has to be paid.',
} as const;
