import { currentScope } from './scope.ts';

/**
 * Marks the page being rendered as one that does not exist: the server sends it with status 404. Next's own
 * `notFound()` would leave the HTML of the page to be drawn by the browser, and below a flushed shell the status at 200.
 */
export function answerNotFound(): void {
  const scope = currentScope();
  if (scope) scope.notFound = true;
}

/** Marks the answer being rendered as one that failed: it is sent with status 500, and nothing keeps it. */
export function answerFailed(): void {
  const scope = currentScope();
  if (scope) scope.failed = true;
}
