import type { Block, MailContent } from '../content.ts';

/** Of a line of prose, as RFC 5322 would have it. Links and figures are never broken. */
const WIDTH = 76;

export function renderText(content: MailContent, siteUrl: string): string {
  const { heading, blocks, reason, leave } = content;
  const ways = leave ? `${leave.label}: ${leave.url}\n` : '';
  const parts = [heading, ...blocks.map(toText), `--\n${wrap(reason)}\n${ways}Strata, ${siteUrl}`];
  return `${parts.join('\n\n')}\n`;
}

function toText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return wrap(block.text);
    case 'button':
      return `${block.label}:\n${block.url}`;
    case 'items':
      return block.items
        .map(({ name, details, amount }) => [align(name, amount), details && `  ${details}`].filter(Boolean).join('\n'))
        .join('\n');
    case 'sums':
      return block.sums.map(({ label, amount }) => align(label, amount)).join('\n');
    case 'facts':
      return block.facts
        .map(({ label, lines }) => [`${label}:`, ...lines.map((line) => `  ${line}`)].join('\n'))
        .join('\n\n');
  }
}

/** The amount at the right edge, or behind what would reach it. */
const align = (label: string, amount: string) =>
  amount === '' ? label : `${label.padEnd(WIDTH - amount.length - 2)}  ${amount}`;

function wrap(text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
