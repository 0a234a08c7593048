'use client';

import { useEffect, useRef, useState } from 'react';
import type { TakenPicture } from '#lib/images/admin.ts';
import { sendFile } from './send-file.ts';
import { type Upload, UploadQueue } from './upload-queue.ts';

/** Uploads of one list of pictures. What is under way ends with the page. */
export function useUploads(onTaken: (pictures: TakenPicture[]) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const taken = useRef(onTaken);
  taken.current = onTaken;
  const [queue] = useState(
    () => new UploadQueue({ send: sendFile, onChange: setUploads, onTaken: (pictures) => taken.current(pictures) }),
  );
  useEffect(() => () => queue.dropAll(), [queue]);
  return { uploads, queue };
}
