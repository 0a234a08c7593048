import type { PurgeBody, PurgeFile } from '../api/purge-body.ts';
import { askControl, type ControlRequest } from './control.ts';

export type PurgeMode = 'purge' | 'invalidate';

/** A header of Varnish's may be 8 KB long. */
const KEYS_BYTES = 6_000;

/** Does at one location what was asked of the API. @returns how many objects it concerned */
export async function applyPurge(control: string, mode: PurgeMode, body: PurgeBody): Promise<number> {
  let objects = 0;
  for (const request of toRequests(mode, body)) objects += await askControl(control, request);
  return objects;
}

/** What a location is told: see edge_keys in edge.vcl for the names. */
export function toRequests(mode: PurgeMode, body: PurgeBody): ControlRequest[] {
  if ('files' in body) return body.files.map((file) => byUrl(mode, file));
  return groupKeys(toKeys(body)).map((keys) => ({
    method: 'PURGE',
    path: '/',
    headers: { 'x-edge-mode': mode, 'x-edge-keys': keys },
  }));
}

function toKeys(body: Exclude<PurgeBody, { files: unknown }>): string[] {
  if ('tags' in body) return body.tags.map((tag) => `t:${tag.toLowerCase()}`);
  if ('hosts' in body) return body.hosts.map((host) => `h:${host.toLowerCase()}`);
  if ('prefixes' in body) return body.prefixes.map(toPrefixKey);
  return ['a'];
}

function toPrefixKey(prefix: string): string {
  const [host = '', ...parts] = prefix.replace(/\/+$/, '').split('/');
  if (parts.length === 0) return `h:${host.toLowerCase()}`;
  return `p:${host.toLowerCase()}/${parts.join('/').replaceAll(',', '%2C')}`;
}

/** The location itself makes the key of an address, as it does when it stores one. */
function byUrl(mode: PurgeMode, file: PurgeFile): ControlRequest {
  const { host, pathname, search } = new URL(typeof file === 'string' ? file : file.url);
  return { method: 'PURGE', path: pathname + search, headers: { host, 'x-edge-mode': mode, 'x-edge-keys': 'url' } };
}

function groupKeys(keys: readonly string[]): string[] {
  const groups: string[] = [];
  for (const key of keys) {
    const last = groups.at(-1);
    if (last === undefined || last.length + key.length >= KEYS_BYTES) groups.push(key);
    else groups[groups.length - 1] = `${last} ${key}`;
  }
  return groups;
}
