export { GRAPHQL_PATH, GraphqlApiModule, type GraphqlApiOptions } from './api/graphql-api.module.js';
export { LIMITS } from './limits/limits.js';
export { printedSchema, schema } from './schema/schema.js';
export type { Caller, GraphqlServices, NewProject, PersonDetails, WorkspaceDetails } from './services.js';
