import { createHash } from 'node:crypto';
import type { PageRequest } from './page-request.ts';

const NAMED_LENGTH = 160;

/**
 * How the page layer names what it keeps: told apart by the build that rendered it, whose scripts a page asks for.
 * @param build names the code that renders
 */
export function createPageKey(build: string): (page: Pick<PageRequest, 'variant' | 'url'>) => string {
  const prefix = createHash('sha256').update(build).digest('base64url').slice(0, 8);
  return ({ variant, url }) => {
    const name = url.length > NAMED_LENGTH ? createHash('sha256').update(url).digest('base64url') : url;
    return `${prefix}:${variant}:${name}`;
  };
}
