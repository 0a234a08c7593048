import type { MailContent, RenderedMail } from '../content.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

/**
 * Both forms of a mail.
 * @param siteUrl origin of the shop, without a trailing slash
 */
export async function renderMail(content: MailContent, siteUrl: string): Promise<RenderedMail> {
  return { subject: content.subject, html: await renderHtml(content, siteUrl), text: renderText(content, siteUrl) };
}
