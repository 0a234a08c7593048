import type { Item, Sum } from '../content.ts';
import { escapeHtml, escapeUrl } from './escape.ts';
import { light } from './theme.ts';

const RULE = `border-bottom:1px solid ${light('line')}`;
const table = (rows: string, padding: string) =>
  `<mj-table css-class="table ink" padding="${padding}" color="${light('ink')}" font-size="15px" line-height="1.4">${rows}</mj-table>`;

/** What was bought: a picture where there is one, name and details, the amount. */
export function itemsTable(items: readonly Item[]): string {
  const rows = items.map(
    ({ name, details, amount, image }) => `
      <tr>
        ${image === undefined ? '' : pictureCell(image)}
        <td class="line" style="${RULE};padding:14px 12px 14px 0;vertical-align:middle">
          <span style="font-weight:600">${escapeHtml(name)}</span>
          ${details === '' ? '' : `<br /><span class="soft" style="color:${light('inkSoft')};font-size:14px">${escapeHtml(details)}</span>`}
        </td>
        <td class="line" style="${RULE};padding:14px 0;vertical-align:middle;text-align:right;white-space:nowrap">${escapeHtml(amount)}</td>
      </tr>`,
  );
  return table(rows.join(''), '0 40px 22px');
}

/** Not for Outlook on Windows, which cannot read the format and would show a cross. The name stands beside it: no alt text. */
const pictureCell = (url: string) => `
  <td class="line" style="${RULE};padding:14px 16px 14px 0;width:64px;vertical-align:middle">
    <!--[if !mso]><!--><img class="quiet" src="${escapeUrl(url)}" width="64" height="64" alt="" style="display:block;width:64px;height:64px;border-radius:14px;background-color:${light('quiet')}" /><!--<![endif]-->
  </td>`;

export function sumsTable(sums: readonly Sum[]): string {
  const rows = sums.map(({ label, amount, weight }) => {
    const style =
      weight === 'strong'
        ? 'font-weight:600;font-size:18px;padding:10px 0 0'
        : `color:${light('inkSoft')};padding:4px 0`;
    const cell = (text: string, more: string) =>
      `<td class="${weight === 'strong' ? '' : 'soft'}" style="${style};${more}">${escapeHtml(text)}</td>`;
    return `<tr>${cell(label, '')}${cell(amount, 'text-align:right;white-space:nowrap')}</tr>`;
  });
  return table(rows.join(''), '0 40px 26px');
}
