import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { siteUrl } from '#app/_seo/site-url.ts';
import { displayFont, textFont } from '#app/_ui/fonts.ts';
import './globals.css';

// Pages are rendered when they are asked for and kept by the page layer (lib/pages), not by Next at build time.
export const instant = false;

export const metadata: Metadata = {
  metadataBase: new URL(siteUrl),
  title: { default: 'Strata', template: '%s | Strata' },
  description: 'Things for every layer of the day: kitchen, home, wardrobe and the way outside.',
  applicationName: 'Strata',
  formatDetection: { telephone: false, address: false, email: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf8f5' },
    { media: '(prefers-color-scheme: dark)', color: '#262220' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  return (
    <html lang="en" className={`${displayFont.variable} ${textFont.variable}`}>
      <body>{children}</body>
    </html>
  );
}
