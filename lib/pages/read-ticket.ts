import type { IncomingHttpHeaders } from 'node:http';
import { CHANGE_COOKIE, CHANGE_HEADER } from '#lib/changes/ticket-names.ts';
import { positionOf } from '#lib/changes/tickets.ts';

const COOKIE = new RegExp(`(?:^|;\\s*)${CHANGE_COOKIE}=(?<id>[^;]*)`);

/** The id of the last change that a client says it has seen. Most say nothing. */
export function readTicket(headers: IncomingHttpHeaders): string | undefined {
  const given = headers[CHANGE_HEADER];
  if (typeof given === 'string') return given;
  return headers.cookie === undefined ? undefined : COOKIE.exec(headers.cookie)?.groups?.id;
}

/**
 * The position of the change log that answers to this client must know of. A ticket of no change says nothing; a change that
 * could not be announced yet is known to the database alone. Nothing to wait for where there is no ticket.
 */
export function positionOfTicket(headers: IncomingHttpHeaders): Promise<number | undefined> | undefined {
  const id = readTicket(headers);
  return id === undefined ? undefined : askPosition(id);
}

async function askPosition(id: string): Promise<number | undefined> {
  const position = await positionOf(id);
  return position === 'unannounced' ? Number.MAX_SAFE_INTEGER : position;
}
