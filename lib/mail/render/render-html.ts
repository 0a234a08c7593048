import type { Block, MailContent } from '../content.ts';
import { escapeHtml, escapeUrl } from './escape.ts';
import { compileMjml } from './mjml.ts';
import { itemsTable, sumsTable } from './tables.ts';
import { DARK_CSS, FONTS, light } from './theme.ts';

/** HTML for mail programs: tables for Outlook, one column on a phone, dark where the system is. */
export function renderHtml(content: MailContent, siteUrl: string): Promise<string> {
  const { subject, preview, heading, blocks, reason, leave } = content;
  return compileMjml(`
    <mjml lang="en">
      <mj-head>
        <mj-title>${escapeHtml(subject)}</mj-title>
        <mj-preview>${escapeHtml(preview)}</mj-preview>
        <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
        <mj-attributes>
          <mj-all font-family="${FONTS.text}" />
          <mj-text font-size="16px" line-height="1.6" color="${light('ink')}" padding="0 40px 18px" />
          <mj-section padding="0" />
        </mj-attributes>
        <mj-style>${DARK_CSS}
          @media (max-width: 480px) {
            .text, .button, .table { padding-left: 24px !important; padding-right: 24px !important; }
          }
        </mj-style>
      </mj-head>
      <mj-body width="600px" background-color="${light('ground')}" css-class="ground">
        <mj-section css-class="ground" padding="32px 0 20px">
          <mj-column>${brand(siteUrl)}</mj-column>
        </mj-section>
        <mj-section css-class="panel" background-color="${light('panel')}" border-radius="24px" padding="40px 0 26px">
          <mj-column>
            <mj-text css-class="text ink" font-family="${FONTS.title}" font-size="30px" line-height="1.12" font-weight="600" letter-spacing="-0.6px" padding-bottom="20px">
              <h1 style="margin:0;font:inherit;letter-spacing:inherit">${escapeHtml(heading)}</h1>
            </mj-text>
            ${blocks.map(toMjml).join('')}
          </mj-column>
        </mj-section>
        <mj-section css-class="ground" padding="24px 0 40px">
          <mj-column>
            <mj-text css-class="text soft" font-size="13px" line-height="1.5" color="${light('inkSoft')}" padding-bottom="0">
              ${escapeHtml(reason)}<br />
              ${leave ? `<a href="${escapeUrl(leave.url)}" style="color:${light('inkSoft')}">${escapeHtml(leave.label)}</a><br />` : ''}
              <a href="${escapeUrl(siteUrl)}" style="color:${light('inkSoft')}">${escapeHtml(new URL(siteUrl).host)}</a>
            </mj-text>
          </mj-column>
        </mj-section>
      </mj-body>
    </mjml>`);
}

/** Three layers and the name: drawn with cells, since many programs show pictures only when asked to. */
function brand(siteUrl: string): string {
  const layer = (name: string, colour: string, width: number) =>
    `<div class="mark-${name}" style="width:${width}px;height:5px;line-height:5px;font-size:0;border-radius:3px;background-color:${colour};margin-bottom:3px">&#8203;</div>`;
  return `
    <mj-table css-class="table ink" padding="0 40px" width="auto" table-layout="auto" cellpadding="0" cellspacing="0">
      <tr>
        <td style="padding-right:11px;vertical-align:middle">${layer('clay', '#c98f6b', 20)}${layer('accent', light('accent'), 26)}${layer('ink', light('ink'), 20)}</td>
        <td style="vertical-align:middle">
          <a href="${escapeUrl(siteUrl)}" style="color:${light('ink')};text-decoration:none;font-family:${FONTS.title};font-size:24px;font-weight:600;letter-spacing:-0.5px">Strata</a>
        </td>
      </tr>
    </mj-table>`;
}

function toMjml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<mj-text css-class="text ink">${escapeHtml(block.text)}</mj-text>`;
    case 'note':
      return `<mj-text css-class="text soft" font-size="14px" line-height="1.5" color="${light('inkSoft')}">${escapeHtml(block.text)}</mj-text>`;
    case 'button':
      return `
        <mj-button css-class="button" href="${escapeUrl(block.url)}" align="left" padding="6px 40px 24px" inner-padding="15px 28px"
          background-color="${light('accent')}" color="${light('onAccent')}" border-radius="99px" font-size="16px" font-weight="600">
          ${escapeHtml(block.label)}
        </mj-button>`;
    case 'items':
      return itemsTable(block.items);
    case 'sums':
      return sumsTable(block.sums);
    case 'facts':
      return block.facts
        .map(
          ({ label, lines }) => `
            <mj-text css-class="text ink" font-size="15px" line-height="1.5">
              <strong style="font-weight:600">${escapeHtml(label)}</strong><br />${lines.map(escapeHtml).join('<br />')}
            </mj-text>`,
        )
        .join('');
  }
}
