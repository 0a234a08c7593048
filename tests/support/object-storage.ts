import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { S3Config } from '#lib/images/storage/config.ts';

const KEYS = { accessKeyId: 'strata', secretAccessKey: 'only-for-tests' };
const REGION = 'test-1';

/** An S3-compatible bucket on a real socket, for one test; whoever cannot sign for it is refused (AWS Signature Version 4). */
export async function openObjectStorage() {
  const objects = new Map<string, { bytes: Buffer; type: string | undefined }>();
  let isAway = false;
  const server = createServer(async (request, response) => {
    const body = await read(request);
    const { pathname } = new URL(request.url ?? '/', 'http://storage');
    if (isAway) return response.writeHead(503).end();
    if (!isSigned(request, body)) return response.writeHead(403).end();
    const key = decodeURIComponent(pathname.replace(/^\/pictures\//, ''));
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, type: request.headers['content-type'] });
      return response.writeHead(200, { etag: '"1"' }).end();
    }
    const found = objects.get(key);
    return found ? response.writeHead(200).end(found.bytes) : response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pictures`;
  const config: S3Config = { url, region: REGION, ...KEYS };
  return {
    config,
    objects,
    goAway: () => {
      isAway = true;
    },
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string) => createHmac('sha256', key).update(data).digest();

/** Computes the signature anew from the secret and everything it stands for. */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const { headers, method, url = '' } = request;
  const [, scope = '', names = '', signature = ''] =
    /Credential=strata\/(\S+?),\s*SignedHeaders=(\S+?),\s*Signature=(\w+)/.exec(headers.authorization ?? '') ?? [];
  const [day = ''] = scope.split('/');
  const digest = String(headers['x-amz-content-sha256']);
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== sha256(body)) return false;
  const signed = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const [path = '', query = ''] = url.split('?');
  const canonical = [method, path, query, signed.join(''), names, digest].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [REGION, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${KEYS.secretAccessKey}`, day));
  return hmac(key, toSign).toString('hex') === signature;
}
