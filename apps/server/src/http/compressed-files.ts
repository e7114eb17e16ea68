/** Sends scripts and styles compressed: a third of the bytes, which is what a slow phone waits for. Each file is compressed once and kept, as long as the program runs. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { NextFunction, Request, Response } from 'express';

type Encoding = 'br' | 'gzip';
const TYPES: Record<string, string> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml' };
/** Smaller ones fit into one packet anyway. */
const SMALLEST = 1_400;

const compress: Record<Encoding, (content: Buffer) => Promise<Buffer>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/** @param folder whose files never change under the same name. What it does not take goes on to the next handler. */
export function compressedFiles(folder: string) {
  const kept = new Map<string, Promise<Buffer | null>>();
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const path = pathOf(request, folder);
    const type = path && TYPES[extname(path)];
    const encoding = request.acceptsEncodings('br', 'gzip') as Encoding | false;
    if (!path || !type || !encoding) return next();
    const key = `${encoding} ${path}`;
    const content = await (kept.get(key) ?? keep(kept, key, read(path, encoding)));
    if (!content) return next();
    response.set({ 'Content-Type': type, 'Content-Encoding': encoding, 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' }).end(request.method === 'HEAD' ? undefined : content);
  };
}

function pathOf({ method, path }: Request, folder: string): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const file = normalize(join(folder, path));
  // Encoded characters are left to the handler that knows all their tricks.
  return file.startsWith(folder + sep) && !path.includes('%') ? file : null;
}

/** Null where the file is not there, or too small. */
async function read(path: string, encoding: Encoding): Promise<Buffer | null> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() && found.size >= SMALLEST ? compress[encoding](await readFile(path)) : null;
}

/** Only files that are there are remembered, so that made-up names do not fill the memory. */
function keep(kept: Map<string, Promise<Buffer | null>>, key: string, content: Promise<Buffer | null>): Promise<Buffer | null> {
  kept.set(key, content);
  content.then((found) => found ?? kept.delete(key), () => kept.delete(key));
  return content;
}
