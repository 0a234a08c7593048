import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pictureSourceCache } from '#lib/cache/pictures.ts';
import { notFoundProblem } from '#lib/http/problem.ts';
import { offerMedia } from '#lib/images/media.ts';
import { createMediaStore } from '#lib/images/media-store.ts';
import { createS3Storage } from '#lib/images/storage/s3-storage.ts';
import { parsePictureUrl } from '#lib/images/urls.ts';
import { type Runtime, warnNowAndThen } from '#lib/runtime.ts';
import type { Handlers } from './handle-request.ts';
import { sendProblem, setCacheHeaders } from './send-problem.ts';

/** Pictures under `/media/`: their names determine their bytes, so they are made once and may be kept for ever. */
export function createPictureHandler({ config, log }: Pick<Runtime, 'config' | 'log'>): Handlers['servePicture'] {
  const media = createMediaStore(join(config.dataDir, 'media'), {
    remote: config.s3 && createS3Storage(config.s3),
    onRemoteError: warnNowAndThen(log, 'picture storage'),
  });
  offerMedia(media);

  return async (request, response, pathname) => {
    const wanted = parsePictureUrl(pathname);
    const picture = wanted ? await media.readPicture(wanted, lookupSource) : undefined;
    if (!wanted || picture?.kind !== 'found') {
      return sendProblem(response, notFoundProblem('There is no such picture.'));
    }
    response.setHeader('Content-Type', `image/${wanted.format}`);
    setCacheHeaders(response, { policy: 'asset', status: 200 });
    if (request.method === 'HEAD') response.end();
    else if ('bytes' in picture) response.end(picture.bytes);
    else await pipeline(createReadStream(picture.path), response);
  };
}

async function lookupSource(hash: string) {
  const { entry } = await pictureSourceCache().get(hash);
  return entry.found ? entry.value : undefined;
}
