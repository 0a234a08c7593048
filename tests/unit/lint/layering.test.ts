import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FORBIDDEN = [
  ['app/(shop)/page.tsx', '#db/client.ts', 'only lib reaches the database'],
  ['app/api/products/route.ts', 'ioredis', 'only lib reaches the database'],
  ['app/_ui/price.tsx', 'postgres', 'only lib reaches the database'],
  ['app/(shop)/layout.tsx', 'drizzle-orm', 'only lib reaches the database'],
  ['app/(shop)/search/page.tsx', '#lib/cache/engine/cache.ts', 'never through the engine'],
  ['app/(shop)/error.tsx', '#scripts/run/lock.ts', 'does not depend on commands'],
  ['app/_ui/primitives/badge.tsx', '#lib/catalog/types.ts', 'know nothing of shops'],
  ['app/_ui/primitives/icons.tsx', '#db/client.ts', 'know nothing of shops'],
  ['lib/catalog/read.ts', '#app/_ui/price.tsx', 'never depends on it'],
  ['lib/catalog/write.ts', '#tests/contract/shared-store.ts', 'never depends on it'],
  ['lib/cache/engine/cache.ts', '#lib/config.ts', 'could be a package of its own'],
  ['lib/cache/engine/cache.ts', '../products.ts', 'could be a package of its own'],
  ['lib/cache/engine/shared/frame.ts', '../../products.ts', 'could be a package of its own'],
  ['lib/cache/engine/shared/frame.ts', '#lib/config.ts', 'could be a package of its own'],
  ['lib/cache/engine/thing.ts', 'next/server', 'could be a package of its own'],
  ['db/client.ts', '#app/_ui/price.tsx', 'below lib and app'],
] as const;

const ALLOWED = [
  ['app/(shop)/products/page.tsx', '#lib/catalog/read.ts'],
  ['app/_ui/card.tsx', '#lib/money/format.ts'],
  ['lib/runtime.ts', '#db/client.ts'],
  ['lib/cache/engine/read/below.ts', '../shared/frame.ts'],
  ['lib/cache/engine/shared/redis-store.ts', 'ioredis'],
] as const;

/** A project with the rules of this one and nothing else of it. */
let folder: string;
const problems = new Map<string, string>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-layering-'));
  const config = JSON.parse(readFileSync('biome.json', 'utf8'));
  write('biome.json', JSON.stringify({ ...config, vcs: { enabled: false } }));
  for (const [path, name] of [...FORBIDDEN, ...ALLOWED])
    write(path, `import * as used from '${name}';\nexport const value = used;\n`);
  write('lib/one.ts', "import { two } from './two.ts';\nexport const one = () => two;\n");
  write('lib/two.ts', "import { one } from './one.ts';\nexport const two = () => one;\n");
  const biome = join(process.cwd(), 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['lint', '--reporter=json', '--max-diagnostics=none'], {
    cwd: folder,
    encoding: 'utf8',
  });
  type Diagnostic = {
    category: string;
    message: unknown;
    location: { path: string | { file: string } };
    advices: unknown;
  };
  for (const found of JSON.parse(run.stdout).diagnostics as Diagnostic[]) {
    const path = typeof found.location.path === 'string' ? found.location.path : found.location.path.file;
    problems.set(path, `${problems.get(path) ?? ''}${found.category} ${JSON.stringify(found)}\n`);
  }
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('layering', () => {
  it.each(FORBIDDEN)('%s may not import %s', (path, _name, reason) => {
    expect(problems.get(path)).toContain('lint/style/noRestrictedImports');
    expect(problems.get(path)).toContain(reason);
  });

  it.each(ALLOWED)('%s may import %s', (path) => {
    expect(problems.get(path) ?? '').not.toContain('noRestrictedImports');
  });

  it('lets no files import each other in a circle', () => {
    expect(problems.get('lib/one.ts')).toContain('lint/suspicious/noImportCycles');
  });
});
