import { z } from 'zod';

/** Where an S3-compatible storage is, and who may use it. */
export type S3Config = {
  /** Of the bucket, without a slash at the end. */
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** The variables that say where pictures are kept; lib/config.ts takes them in. */
export const storageEnvironment = {
  S3_ENDPOINT: z.string().refine(isEndpoint, 'must be the https address of a storage, without a path').optional(),
  S3_BUCKET: z
    .string()
    .regex(BUCKET, 'must be the name of a bucket: 3 to 63 small letters, digits, dots and dashes')
    .optional(),
  S3_REGION: z.string().min(1).default('auto'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
};

type Environment = z.infer<z.ZodObject<typeof storageEnvironment>>;

const TOGETHER = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** A part of them is a mistake: pictures would be kept on a disk where nobody looks for them. */
export function checkStorage(data: Environment, context: z.core.$RefinementCtx): void {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = data;
  const [first] = TOGETHER.filter((name) => data[name] !== undefined);
  // What is wrong by itself has been said.
  if (!first || (endpoint && !isEndpoint(endpoint)) || (bucket && !BUCKET.test(bucket))) return;
  for (const name of TOGETHER.filter((one) => data[one] === undefined)) {
    context.addIssue({ code: 'custom', path: [name], message: `must be set as well, since ${first} is` });
  }
}

/** Undefined when no storage is named: pictures are kept in the data directory. */
export function readStorage(data: Environment): S3Config | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret } = data;
  if (!endpoint || !bucket || !id || !secret) return undefined;
  const url = `${endpoint.replace(/\/+$/, '')}/${bucket}`;
  return { url, region: data.S3_REGION, accessKeyId: id, secretAccessKey: secret };
}

/** What is not encrypted is for this machine alone. */
function isEndpoint(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname } = new URL(value);
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  return pathname === '/' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}
