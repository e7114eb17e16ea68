/** How errors leave the server: expected ones with their code and sentence, unexpected ones as an id that leads to the log. */
import { randomUUID } from 'node:crypto';
import { ApolloServerErrorCode, unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { LIMITS } from '../limits/limits.js';
import { Busy } from '../reading/gate.js';

/** Somewhere to write what nobody foresaw. */
export interface DefectLog {
  error(message: string): void;
}

/** Where Postgres gave up because a statement took too long. */
const TOO_LONG = '57014';

/** The parser says this in words of its own. */
const TOO_MANY_TOKENS = /Document contains more tha[nt] \d+ tokens/;

/** For Apollo's `formatError`. */
export const reportErrors =
  (log: DefectLog) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    const place = { ...(formatted.locations ? { locations: formatted.locations } : {}), ...(formatted.path ? { path: formatted.path } : {}) };
    if (cause instanceof Busy) return { ...place, message: cause.message, extensions: { code: 'BUSY' } };
    if ((cause as { code?: unknown } | null)?.code === TOO_LONG) {
      return { ...place, message: 'This question takes too long to answer. Ask for smaller pages or fewer nested lists.', extensions: { code: 'TOO_MUCH' } };
    }
    if (cause instanceof GraphQLError && TOO_MANY_TOKENS.test(cause.message)) {
      return { ...place, message: `This query has more than ${LIMITS.tokens.toLocaleString('en')} tokens. Put values into variables, or send several requests.`, extensions: { code: 'TOO_MUCH' } };
    }
    if (isExpected(cause, formatted)) return { ...place, message: formatted.message, extensions: publicExtensions(formatted) };
    const id = randomUUID();
    log.error(`[${id}] ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    return { ...place, message: `Something went wrong (id ${id}). What was saved before is safe.`, extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR, id } };
  };

/** Errors of GraphQL itself (syntax, unknown fields, variables of the wrong type) and ours have a code that is not "internal". */
function isExpected(cause: unknown, { extensions }: GraphQLFormattedError): boolean {
  const code = extensions?.['code'];
  return cause instanceof GraphQLError && !(cause.originalError && !(cause.originalError instanceof GraphQLError)) && code !== undefined && code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR;
}

function publicExtensions({ extensions }: GraphQLFormattedError): Record<string, unknown> {
  const { code, params } = extensions ?? {};
  return { code, ...(params === undefined ? {} : { params }) };
}
