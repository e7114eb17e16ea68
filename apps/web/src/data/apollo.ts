/** Questions to GraphQL. */
import { ApolloClient, CombinedGraphQLErrors, HttpLink, InMemoryCache, type OperationVariables, ServerError, type TypedDocumentNode } from '@apollo/client';
import { AppError, serverAway } from './app-error.js';
import { tellSignedOut } from './http.js';

/**
 * One for the page. A RecordChange carries the id of its record but is another one in each event, so it must never be kept by that id.
 * Lists change all the time, so screens ask anew when they open and show what they had meanwhile.
 */
export const client = new ApolloClient({
  link: new HttpLink({ uri: '/graphql', credentials: 'same-origin' }),
  cache: new InMemoryCache({ typePolicies: { Me: { merge: true }, RecordChange: { keyFields: false } } }),
  defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network' } },
});

interface Extensions {
  readonly code?: string;
  readonly params?: Record<string, string | number>;
}

/** A failed question as the failure that screens tell of; a sign-in that has ended is made known. */
export function askingError(error: unknown): AppError {
  const known = CombinedGraphQLErrors.is(error) ? (error.errors[0] ?? null) : ServerError.is(error) ? firstError(error) : null;
  if (!known) return ServerError.is(error) && error.statusCode < 502 ? new AppError('internal', error.message) : serverAway();
  const { code = 'internal', params = {} } = (known.extensions ?? {}) as Extensions;
  if (code === 'UNAUTHENTICATED') tellSignedOut();
  return new AppError(code, known.message, params);
}

function firstError({ bodyText }: ServerError): { message: string; extensions?: Readonly<Record<string, unknown>> } | null {
  try {
    return (JSON.parse(bodyText) as { errors?: { message: string; extensions?: Record<string, unknown> }[] }).errors?.[0] ?? null;
  } catch {
    return null;
  }
}

/** Asks once, past the cache. @throws AppError */
export async function ask<Answer, Variables extends OperationVariables>(query: TypedDocumentNode<Answer, Variables>, variables: Variables): Promise<Answer> {
  const options = { query, variables, fetchPolicy: 'no-cache' } as unknown as Parameters<typeof client.query<Answer, Variables>>[0];
  const { data } = await client.query<Answer, Variables>(options).catch((error: unknown) => {
    throw askingError(error);
  });
  if (data === undefined) throw new AppError('internal', 'The server gave no answer.');
  return data as Answer;
}

/** Does a mutation. @throws AppError */
export async function change<Answer, Variables extends OperationVariables>(mutation: TypedDocumentNode<Answer, Variables>, variables: Variables): Promise<Answer> {
  const options = { mutation, variables } as unknown as Parameters<typeof client.mutate<Answer, Variables>>[0];
  const { data } = await client.mutate<Answer, Variables>(options).catch((error: unknown) => {
    throw askingError(error);
  });
  if (!data) throw new AppError('internal', 'The server gave no answer.');
  return data as Answer;
}
