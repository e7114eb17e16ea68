/** Files on their way to the server. `fetch` does not tell how much has left, so this is an XMLHttpRequest. */
import { AppError, serverAway } from '../data/app-error.js';
import { tellSignedOut } from '../data/http.js';

export interface SendOptions {
  readonly signal: AbortSignal;
  /** Bytes that have left, of how many. */
  readonly onSent: (sent: number, total: number) => void;
}

/** Sends files with choices as a form. @throws AppError; the signal's reason where it was aborted. */
export function sendFiles<T>(path: string, files: readonly File[], choices: unknown, { signal, onSent }: SendOptions): Promise<T> {
  const form = new FormData();
  form.append('choices', JSON.stringify(choices));
  for (const file of files) form.append('file', file, file.name);
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', stop);
      settle();
    };
    signal.addEventListener('abort', stop);
    request.upload.onprogress = ({ loaded, total }) => onSent(loaded, total);
    request.onabort = () => end(() => reject(signal.reason));
    request.onerror = () => end(() => reject(serverAway()));
    request.onload = () => end(() => (request.status < 300 ? resolve(JSON.parse(request.responseText) as T) : reject(errorOf(request))));
    request.open('POST', path);
    request.send(form);
  });
}

/** A proxy in front of a server that is away answers in its own words, not in JSON. */
function errorOf({ status, responseText }: XMLHttpRequest): AppError {
  const body = parsed(responseText);
  if (!body?.code) return status >= 502 ? serverAway() : new AppError(status === 413 ? 'tooLarge' : 'internal', `The server answered ${status}.`, {}, null, status);
  if (body.code === 'notSignedIn') tellSignedOut();
  return new AppError(body.code, body.message ?? '', body.params ?? {}, null, status);
}

function parsed(text: string): { code?: string; message?: string; params?: Record<string, string | number> } | null {
  try {
    return JSON.parse(text) as { code?: string };
  } catch {
    return null;
  }
}
