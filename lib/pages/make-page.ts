import etag from 'etag';
import { isTag } from '#lib/cdn/tags.ts';
import { chooseEncoding, compressBody } from './compress.ts';
import type { Rendered } from './render-page.ts';
import { buildContentSecurityPolicy } from './security-headers.ts';
import { stabiliseBody } from './stable-body.ts';
import type { StoredPage } from './stored-page.ts';

/** Of what Next sends, what a client has use for. Cookies are not among it: nobody's may reach others. */
const KEPT_HEADERS = ['content-type', 'link', 'location', 'retry-after', 'vary'];

/** Brings what was rendered into the form in which it is kept: final status, stable bytes, compressed once. */
export async function makePage({ status, headers, body, scope }: Rendered, position: number): Promise<StoredPage> {
  const contentType = headers['content-type'] ?? '';
  const isHtml = contentType.startsWith('text/html');
  const isRendered = isHtml || contentType.startsWith('text/x-component');
  const stable = isRendered ? stabiliseBody(body) : body;
  const kept = KEPT_HEADERS.flatMap((name): [string, string][] => {
    const value = headers[name];
    return value === undefined || name === 'vary' ? [] : [[name, String(value)]];
  });
  return {
    // A payload for client-side navigation keeps its 200: at any other status the browser would load the page anew.
    status: scope.notFound && isHtml && status === 200 ? 404 : status,
    headers: [
      ...kept,
      ['vary', varyOf(isRendered ? headers.vary : undefined)],
      ...(isHtml ? [['content-security-policy', buildContentSecurityPolicy(stable.toString('utf8'))] as const] : []),
    ],
    tags: [...scope.tags].filter(isTag).sort(),
    etag: etag(stable, { weak: true }),
    position,
    bodies: await compressAll(stable, contentType),
    reads: scope.reads,
  };
}

/** Pages differ by the headers of Next's router, which it names itself; everything else by its encoding alone. */
function varyOf(present = ''): string {
  const names = new Set(present.split(',').map((name) => name.trim().toLowerCase()));
  names.delete('');
  return [...names.add('accept-encoding')].join(', ');
}

async function compressAll(body: Buffer, contentType: string): Promise<StoredPage['bodies']> {
  if (chooseEncoding('br', contentType, body.length) === 'identity') return { identity: body };
  const [br, gzip] = await Promise.all([compressBody(body, 'br'), compressBody(body, 'gzip')]);
  return { br, gzip };
}
