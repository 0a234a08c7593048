import { createReadStream, createWriteStream, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const COMPRESSIBLE = 'static/**/*.{js,css,svg,json,txt,map}';
const MIN_BYTES = 1_024;
/** As many as a small machine has cores: each holds one in zlib. */
const AT_ONCE = 2;

/**
 * Puts a `.br` and a `.gz` beside every file of a build that gets smaller by it, so that the server sends the best
 * compression there is and spends nothing on it.
 * @param buildDir the build, usually `.next`
 */
export async function compressAssets(buildDir: string): Promise<void> {
  const files = globSync(COMPRESSIBLE, { cwd: buildDir })
    .map((name) => join(buildDir, name))
    .filter((file) => statSync(file).size >= MIN_BYTES);
  const next = files.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const file of next) await compressFile(file);
    }),
  );
}

async function compressFile(file: string): Promise<void> {
  const brotli = createBrotliCompress({
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: statSync(file).size,
    },
  });
  await pipeline(createReadStream(file), brotli, createWriteStream(`${file}.br`));
  await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(`${file}.gz`));
}
