import type { TakenPicture } from '#lib/images/admin.ts';
import { MAX_UPLOAD_BYTES } from '#lib/images/upload/limits.ts';
import { TOO_LARGE } from '#lib/images/upload/refusal.ts';
import { AdminProblem } from '../_ui/ask-admin.ts';

export type Sending = { done: Promise<TakenPicture>; cancel: () => void };

/**
 * Uploads a file. `fetch` cannot say how far it is; this can.
 * @param onProgress share of the bytes that are on their way, 0 to 1
 */
export function sendFile(file: File, onProgress: (share: number) => void): Sending {
  // Refused while it is being sent, a browser would say no more than that the connection was lost.
  if (file.size > MAX_UPLOAD_BYTES) {
    return { done: Promise.reject(new AdminProblem(413, { detail: TOO_LARGE })), cancel: () => {} };
  }
  const request = new XMLHttpRequest();
  const done = new Promise<TakenPicture>((resolve, reject) => {
    request.open('POST', `/api/admin/media?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', file.type.startsWith('image/') ? file.type : 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response);
      else reject(new AdminProblem(request.status, request.response ?? {}));
    });
    request.addEventListener('error', () => reject(new AdminProblem(0, { detail: 'The upload was cut off.' })));
    request.addEventListener('abort', () => reject(new AdminProblem(0, { detail: 'The upload was stopped.' })));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
