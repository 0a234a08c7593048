import { respondText } from '#lib/http/respond-text.ts';
import { getRuntime } from '#lib/runtime.ts';

/** Pages that are personal say themselves that they are not to be listed: whoever may not read them could not see that. */
export const GET = () =>
  respondText(
    'text/plain; charset=utf-8',
    async () => `User-agent: *
Allow: /
Disallow: /api/

Sitemap: ${getRuntime().config.siteUrl}/sitemap.xml
`,
  );
