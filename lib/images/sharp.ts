import sharp from 'sharp';

// The server answers requests beside this: one thread per picture, and no cache of decoded files, since none is read twice.
sharp.concurrency(1);
sharp.cache({ memory: 16, files: 0, items: 16 });

export { sharp };
