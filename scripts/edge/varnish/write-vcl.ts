import { readFileSync } from 'node:fs';
import { RULES } from '../rules.ts';

export type Switch = 'on' | 'off';

export type VclOptions = {
  /** `http://host:port` each; asked in turn. */
  origins: readonly string[];
  /** Whether the five headers of React Server Components tell variants apart. */
  vary: Switch;
  /** Whether errors and redirects are kept out of the cache, whatever their headers allow. */
  responseRules: Switch;
};

/** Varnish gives up after four retries by itself. */
const MOST_RETRIES = 4;
/** Purges by prefix see so many parts of a path. */
const PREFIX_PARTS = 8;

/** The configuration of one location. */
export function writeVcl({ origins, vary, responseRules }: VclOptions): string {
  return [
    'vcl 4.1;',
    ...['std', 'directors', 'xkey'].map((name) => `import ${name};`),
    ...origins.map(writeBackend),
    writeDirector(origins.length),
    writeBypass(),
    writeRetry(origins.length),
    writeResponseRules(responseRules),
    writeVary(vary === 'on' ? RULES.varyHeaders : [], vary === 'on'),
    writePrefixes(),
    readFileSync(new URL('edge.vcl', import.meta.url), 'utf8'),
  ].join('\n');
}

function writeBackend(origin: string, at: number): string {
  const { hostname, port } = new URL(origin);
  return `backend origin${at} { .host = "${hostname.replace(/[[\]]/g, '')}"; .port = "${port || '80'}"; .connect_timeout = 2s; }`;
}

function writeDirector(origins: number): string {
  const members = Array.from({ length: origins }, (_, at) => `  origins.add_backend(origin${at});`);
  return `sub vcl_init {\n  new origins = directors.round_robin();\n${members.join('\n')}\n}`;
}

function writeBypass(): string {
  const conditions = [
    ...RULES.bypassPaths.map((path) => `req.url ~ "^${path}"`),
    ...RULES.bypassCookies.map((name) => `req.http.Cookie ~ "(^|[; ])${name}="`),
    ...RULES.bypassHeaders.map((name) => `req.http.${name}`),
  ];
  return `sub edge_bypass {\n  if (${conditions.join(' ||\n      ')}) {\n    set req.http.x-edge-bypass = "1";\n  }\n}`;
}

/** Only what changes nothing is asked again: a lost answer does not tell whether the origin has done it. */
function writeRetry(origins: number): string {
  const retries = Math.min(Math.max(origins - 1, 1), MOST_RETRIES);
  const condition = `(bereq.method == "GET" || bereq.method == "HEAD") && bereq.retries < ${retries}`;
  return `sub edge_retry {\n  if (${condition}) {\n    return (retry);\n  }\n}`;
}

function writeResponseRules(responseRules: Switch): string {
  const { from, and } = RULES.uncachedStatus;
  const condition =
    responseRules === 'on'
      ? `beresp.status >= ${from} || ${and.map((status) => `beresp.status == ${status}`).join(' || ')}`
      : 'false';
  return `sub edge_response_rules {\n  if (${condition}) {\n    set beresp.http.x-edge-refused = "1";\n  }\n}`;
}

/**
 * Varnish heeds every Vary, Cloudflare but Accept-Encoding: so it sees a Vary of ours. A confirmed copy brings ours back,
 * and keeps the origin's with it.
 * @param strict whether an answer that varies by anything else is not cached at all
 */
function writeVary(names: readonly string[], strict: boolean): string {
  const known = [...names, 'accept-encoding'];
  return `sub edge_vary {
  std.collect(beresp.http.Vary);
  if (!(beresp.was_304 && beresp.http.x-edge-vary)) {
    set beresp.http.x-edge-vary = "" + std.tolower(beresp.http.Vary);
  }
  unset beresp.http.Vary;
  if (beresp.http.x-edge-vary ~ "(^|[ ,])accept-encoding([ ,]|$)" || beresp.http.Content-Encoding) {
    set beresp.http.Vary = "accept-encoding";
  }
${names.map(writeVaryBy).join('\n')}
  if (${strict} && regsuball(beresp.http.x-edge-vary, "(^|[ ,]+)(${known.join('|')})(?=[ ,]|$)", "") ~ "[^ ,]") {
    set beresp.http.x-edge-refused = "1";
  }
}`;
}

const writeVaryBy = (name: string) => `  if (beresp.http.x-edge-vary ~ "(^|[ ,])${name}([ ,]|$)") {
    set beresp.http.Vary = regsub(beresp.http.Vary, ".+", "\\0, ") + "${name}";
  }`;

function writePrefixes(): string {
  const parts = Array.from({ length: PREFIX_PARTS }, (_, at) => {
    const prefix = `(/[^/?]+){${at + 1}}`;
    return `  if (bereq.url ~ "^${prefix}([/?]|$)") {
    set beresp.http.xkey = beresp.http.xkey + " p:" + bereq.http.host +
      regsuball(regsub(bereq.url, "^(${prefix}).*$", "\\1"), ",", "%2C");
  }`;
  });
  return `sub edge_prefixes {\n${parts.join('\n')}\n}`;
}
