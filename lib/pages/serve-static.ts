import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import type { PolicyName } from '#lib/cdn/policies.ts';
import type { Handlers } from './handle-request.ts';
import { setCacheHeaders } from './send-problem.ts';

/**
 * Files of a production build, in the encodings that the build has put beside them (scripts/run/compress-assets.ts).
 * Names under `/_next/static` determine the bytes; those of `public/` do not.
 */
export function createStaticHandler(root: string): Handlers['serveStatic'] {
  const serve = (folder: string, policy: PolicyName) =>
    sirv(join(root, folder), {
      brotli: true,
      gzip: true,
      etag: true,
      setHeaders: (response: ServerResponse) => setCacheHeaders(response, { policy, status: 200 }),
    });
  const hashed = serve('.next/static', 'asset');
  const published = serve('public', 'file');
  const prefix = '/_next/static/';

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    // A part that no file has would be refused with the headers of the file: for a year, nobody behind a cache had it.
    delete request.headers.range;
    const url = request.url ?? '/';
    if (!url.startsWith(prefix)) return published(request, response, next);
    request.url = url.slice(prefix.length - 1);
    hashed(request, response, () => {
      request.url = url;
      next();
    });
  };
}
