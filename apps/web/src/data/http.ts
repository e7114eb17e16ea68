/** Requests to /auth, /api and /files: JSON both ways, or bytes on the way there; failures as `AppError`. */
import { AppError, serverAway } from './app-error.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const listeners = new Set<() => void>();

/** Calls `listener` when an answer says that nobody is signed in any more. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells the listeners; for the other ways by which the end of a sign-in becomes known (GraphQL, the socket). */
export function tellSignedOut(): void {
  for (const listener of [...listeners]) listener();
}

interface RequestOptions {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** @throws AppError; `serverAway` where no answer came. */
export async function request<T>(method: Method, path: string, { body, signal }: RequestOptions = {}): Promise<T> {
  const answer = await send(method, path, body, signal);
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const error = await errorOf(answer);
  if (error.code === 'notSignedIn') tellSignedOut();
  throw error;
}

async function send(method: Method, path: string, body: unknown, signal: AbortSignal | undefined): Promise<Response> {
  const content = body === undefined ? {} : body instanceof Blob ? { headers: { 'Content-Type': 'application/octet-stream' }, body } : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  try {
    return await fetch(path, { method, credentials: 'same-origin', cache: 'no-store', signal: signal ?? null, ...content });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw serverAway();
  }
}

/** A proxy in front of a server that is away answers in its own words, not in JSON. */
async function errorOf(answer: Response): Promise<AppError> {
  const body = (await answer.json().catch(() => null)) as { code?: string; message?: string; params?: Record<string, string | number> } | null;
  if (!body?.code) return answer.status >= 502 ? serverAway() : new AppError('internal', `The server answered ${answer.status}.`, {}, null, answer.status);
  const params = body.params ?? {};
  return new AppError(body.code, body.message ?? '', params, params['field'] === undefined ? null : String(params['field']), answer.status);
}
