/** What happens around every request: limits before it, the connection given back after it. */
import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { failure } from '../errors.js';
import { answerByLevels } from '../levels/answer.js';
import { planOf } from '../levels/plan.js';
import type { RequestContext } from '../services.js';
import { beyondLimits } from './limits.js';
import { measure } from './measure.js';

export const requestPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      // Rejecting here ends the request before any of it is executed, with the status that the error names.
      didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return Promise.resolve();
        const isMutation = operation.operation === 'mutation';
        if (isMutation && contextValue.caller.readOnly) return Promise.reject(failure('FORBIDDEN', 'This access token may ask and not change anything. Make another one in the settings.'));
        const beyond = beyondLimits(measure(schema, document, operation, request.variables ?? {}), isMutation);
        return beyond ? Promise.reject(beyond) : Promise.resolve();
      },
      responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
        const data = await answerByLevels(planOf(schema, document, operation, request.variables ?? {}), contextValue);
        return data && { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
      },
      willSendResponse: ({ contextValue, response }) => {
        // What somebody may read is kept nowhere on the way to them.
        response.http.headers.set('cache-control', 'no-store');
        return contextValue.reads.close();
      },
    }),
};
