import type { Edge } from './open-edge.ts';

/** What the operator needs to put the shop behind it. */
export function summariseEdge(
  { urls, url, api }: Pick<Edge, 'urls' | 'url' | 'api'>,
  origins: readonly string[],
): string {
  const control = api.base.replace(/\/client\/v4$/, '/edge');
  return `
  ${urls.length === 1 ? 'Edge' : 'Edges'}         ${urls.join(', ')}
  In front of  ${origins.join(', ')}
  Purge API    ${api.base}
  Faults, log  ${control}/faults, ${control}/log

  Start the shop with:

    CLOUDFLARE_API_TOKEN=${api.token}
    CLOUDFLARE_ZONE_ID=${api.zone}
    CLOUDFLARE_API_BASE=${api.base}
    CLOUDFLARE_PLAN=${api.plan}
    SITE_URL=${url}
`;
}
