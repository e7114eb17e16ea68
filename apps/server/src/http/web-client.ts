/** Serves the built web client: its files, and the page itself for every address that is a screen. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import express, { type NextFunction, type Request, type Response, type Router } from 'express';

import { compressedFiles } from './compressed-files.js';

/** Addresses that are no screens. The rest belongs to the client, which shows its own page for what it does not know. */
const NOT_SCREENS = /^\/(api|auth|graphql|socket\.io|files|healthz|assets)(\/|$)/;

/** @param folder with `index.html`, and in `assets/` files whose names change with their content. */
export function webClient(folder: string): Router {
  const router = express.Router();
  router.use('/assets', compressedFiles(join(folder, 'assets')));
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }));
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: askEachTime }));
  router.use((request, response, next) => (isScreen(request) ? sendPage(folder, response, next) : next()));
  return router;
}

const isScreen = (request: Request): boolean => (request.method === 'GET' || request.method === 'HEAD') && !NOT_SCREENS.test(request.path) && !/\.\w+$/.test(request.path);

function sendPage(folder: string, response: Response, next: NextFunction): void {
  if (!existsSync(join(folder, 'index.html'))) {
    response.status(503).type('text/plain').send('The web client has not been built. Run "npm run build", or start with "npm start", which does so by itself.\n');
    return;
  }
  askEachTime(response);
  // Relative to a root, so that a folder above the clone whose name begins with a dot does no harm.
  response.sendFile('index.html', { root: folder, cacheControl: false }, (error) => {
    if (error && !response.headersSent) next(error);
  });
}

/** The page names the files of its version, so an old one must not be kept; unchanged, it costs an answer without content. */
function askEachTime(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}
