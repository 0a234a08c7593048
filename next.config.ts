import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const config: NextConfig = {
  cacheComponents: true,
  // Components go through the cache engine; whole pages are kept by the page layer, and nowhere in Next.
  cacheHandlers: { default: fileURLToPath(new URL('./lib/pages/component-handler.ts', import.meta.url)) },
  cacheMaxMemorySize: 0,
  partialPrefetching: true,
  experimental: {
    // With it each page carries a second copy of its data for the router's cache: 3.5 KB of HTML that nobody asked for.
    cachedNavigations: false,
    // Pages are read whole when they are asked for; a warning for each that is not instant would hide real ones.
    instantInsights: { validationLevel: 'manual-warning' },
  },
  // Every client gets a page whole, with its metadata in the head and no hidden copies: the page layer buffers it anyway.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The server compresses (lib/pages): Next would do it anew for each request, and with gzip only.
  compress: false,
  images: { unoptimized: true },
  turbopack: { root: import.meta.dirname },
  // Packages with native parts or files of their own are required at run time, not bundled.
  serverExternalPackages: [
    'sharp',
    'postgres',
    'ioredis',
    'pino',
    'prom-client',
    'lru-cache',
    'rate-limiter-flexible',
    'mjml-core',
    'mjml-preset-core',
  ],
};

export default config;
