import { AdminProblem } from '#app/admin/_ui/ask-admin.ts';

/** Sends a file to be checked. @returns the operation's id @throws AdminProblem when it is not taken */
export async function sendImport(file: File): Promise<string> {
  const isList = /\.json$/i.test(file.name);
  const response = await fetch(`/api/admin/products/import?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': isList ? 'application/json' : 'text/csv' },
    body: file,
  }).catch(() => {
    throw new AdminProblem(0, { detail: 'The shop cannot be reached. The file was not sent.' });
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new AdminProblem(response.status, answer);
  return answer.id;
}
