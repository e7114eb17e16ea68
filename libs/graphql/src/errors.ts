/** Failures of a question. Each has a code that programs rely on and a sentence that a person understands. */
import { GraphQLError } from 'graphql';

export type ErrorCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'BAD_USER_INPUT' | 'TOO_MUCH' | 'TOO_LARGE' | 'BUSY';
const STATUS: Record<ErrorCode, number> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, BAD_USER_INPUT: 400, TOO_MUCH: 400, TOO_LARGE: 413, BUSY: 503 };

/** An expected failure; before execution has begun it also decides the HTTP status. */
export const failure = (code: ErrorCode, message: string, params: Readonly<Record<string, string | number>> = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, params, http: { status: STATUS[code] } } });

export const badInput = (message: string): GraphQLError => failure('BAD_USER_INPUT', message);
