/** GraphQL as a module of the server's application. */
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import { failure } from '../errors.js';
import { LIMITS } from '../limits/limits.js';
import { requestPlugin } from '../limits/plugin.js';
import type { OnStatement } from '../reading/read-session.js';
import { schema } from '../schema/schema.js';
import { type Caller, contextFactory, type GraphqlServices, type RequestContext } from '../services.js';
import { explorer, reader, readerErrors } from './http.js';
import { type DefectLog, reportErrors } from './report-errors.js';

export interface GraphqlApiOptions {
  services: GraphqlServices;
  /** Requests that read at the same time, each with a connection of its own. Keep it below the size of the pool, so that operations and sign-in always find one. Default 6. */
  readers?: number;
  /** HTML of the explorer; null (and by default): there is none. */
  explorerPage?: () => Promise<string | null>;
  /** Where a browser that is not signed in is sent. Default `/`. */
  signInPath?: string;
  /** Where unexpected errors are written. Default: the log of the application. */
  log?: DefectLog;
  /** Hears of every statement that reads. */
  onStatement?: OnStatement;
}

export const GRAPHQL_PATH = '/graphql';

/** Serves the API at `/graphql`. */
@Module({})
export class GraphqlApiModule {
  static forRoot(options: GraphqlApiOptions): DynamicModule {
    const graphql = GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [HttpAdapterHost],
      useFactory: (host: HttpAdapterHost) => {
        standBefore(host, options);
        return driverConfig(options);
      },
    });
    return { module: GraphqlApiModule, imports: [graphql] };
  }
}

/** Registered while the application is put together, and so before any other reader of bodies, whose limits are not ours. */
function standBefore({ httpAdapter }: HttpAdapterHost, { services, explorerPage = () => Promise.resolve(null), signInPath = '/' }: GraphqlApiOptions): void {
  const authenticate = (request: Request): Promise<Caller | null> => services.authenticate(request.headers);
  httpAdapter.use(GRAPHQL_PATH, explorer({ authenticate, page: explorerPage, signInPath }));
  httpAdapter.use(GRAPHQL_PATH, reader());
  httpAdapter.use(GRAPHQL_PATH, readerErrors);
}

function driverConfig({ services, readers = 6, onStatement = () => undefined, log = new Logger('graphql') }: GraphqlApiOptions): ApolloDriverConfig {
  const contextOf = contextFactory(services, readers, onStatement);
  return {
    path: GRAPHQL_PATH,
    useGlobalPrefix: false,
    schema,
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Nobody reaches the schema without being signed in: `context` comes first.
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    autoTransformHttpErrors: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    // Its way of working out how long an answer may be kept wraps every field; no answer here may be kept.
    plugins: [ApolloServerPluginCacheControlDisabled(), requestPlugin],
    formatError: reportErrors(log),
    context: async ({ req }: { req: Request }): Promise<RequestContext> => contextOf(await signedIn(services, req)),
  };
}

async function signedIn(services: GraphqlServices, { headers }: Request): Promise<Caller> {
  const caller = await services.authenticate(headers).catch((error: unknown) => Promise.reject(asRefused(error)));
  if (!caller) throw failure('UNAUTHENTICATED', 'You are not signed in.');
  return caller;
}

/** A credential that is no good, as whoever checks it says; anything else is a defect and stays one. */
function asRefused(error: unknown): unknown {
  const { status, message } = (error ?? {}) as { status?: unknown; message?: unknown };
  if (typeof status !== 'number' || status < 400 || status > 499 || typeof message !== 'string') return error;
  return new GraphQLError(message, { extensions: { code: status === 401 ? 'UNAUTHENTICATED' : 'FORBIDDEN', http: { status } } });
}
