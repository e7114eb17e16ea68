/** Mutations: one for each operation, and what begins projects and undoes groups. Expected failures are members of the answer's union. */
import { BusyError, type CommandResult, type GroupUndo, undoGroup } from '@baraza/commands';
import { type AnyOperation, countsOf, type EntityCount, type EntityName, OPERATIONS, Refusal, refusalData, type RefusalData, type Report, type Shape } from '@baraza/domain';
import { GraphQLBoolean, type GraphQLFieldConfig, type GraphQLFieldConfigMap, GraphQLID, GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, type GraphQLOutputType, GraphQLString, GraphQLUnionType } from 'graphql';
import { v7 as newUuid } from 'uuid';
import { failure } from '../errors.js';
import { capital } from '../names.js';
import type { Node } from '../reading/scope.js';
import { isUuid } from '../reading/values.js';
import type { NewProject, RequestContext } from '../services.js';
import { typeOf } from './entity-types.js';
import { entityCounts } from './entity-counts.js';
import { EntityEnum, RefusalCode } from './enums.js';
import { inputTypeOf, withIds } from './input-types.js';
import { Json } from './scalars.js';

const required = GraphQLNonNull;
type Answer = { __typename: string; record?: Node | null; project?: Node | null; seq?: number; report?: Report | null; stopped?: RefusalData | null } | RefusedAnswer;
type RefusedAnswer = RefusalData & { __typename: 'Refused' };

/** The same words whether there is no such project or the caller is not in it. */
const NO_PROJECT: RefusalData = { code: 'notFound', message: 'There is no such project, or you are not in it.', params: { entity: 'project' }, path: null };
const refused = (refusal: RefusalData): RefusedAnswer => ({ ...refusal, __typename: 'Refused' });

const Refused = new GraphQLObjectType<RefusalData>({
  name: 'Refused',
  description: 'The operation was refused, and nothing changed.',
  fields: {
    code: { type: new required(RefusalCode), description: 'For programs.' },
    message: { type: new required(GraphQLString), description: 'For people.' },
    params: { type: new required(Json), description: 'What fills the translated sentence of the code.' },
    path: { type: GraphQLString, description: 'The field of the input at fault.' },
  },
});

const SkippedChange = new GraphQLObjectType<Report['skipped'][number]>({
  name: 'SkippedChange',
  description: 'What was not put back: somebody has changed it since, or a rule or your rights keep it from going back.',
  fields: {
    entity: { type: new required(EntityEnum), description: 'Which kind of record.' },
    id: { type: new required(GraphQLID), description: 'Its id.' },
    fields: { type: new required(new GraphQLList(new required(GraphQLString))), description: 'Which fields.' },
    code: { type: RefusalCode, description: 'What keeps it from going back; null: it was changed since.' },
  },
});
const ReportType = new GraphQLObjectType<Report>({
  name: 'Report',
  description: 'What an operation did not do.',
  fields: { skipped: { type: new required(new GraphQLList(new required(SkippedChange))), description: 'Changes that were left out.' } },
});

const SEQ = { type: new required(GraphQLInt), description: 'Sequence number in the log of the project.' };
const REPORT = { type: ReportType, description: 'What was not done; null where nothing can be left out.' };

type DoneFields = GraphQLFieldConfigMap<unknown, RequestContext>;

function resultType(name: string, description: string, fields: DoneFields): GraphQLOutputType {
  const done = new GraphQLObjectType({ name: `${name}Done`, description: `Done and on disk: ${description}`, fields });
  return new required(new GraphQLUnionType({ name: `${name}Result`, description: `Answer to ${name}.`, types: [done, Refused], resolveType: ({ __typename }: Answer) => __typename }));
}

const PROJECT = { project: { type: new required(GraphQLID), description: 'Id of the project.' } };
const GROUP = { type: GraphQLID, description: 'Undo group (UUID, chosen by the caller): what carries the same one is undone as one step.' };

interface OperationArguments {
  project: string;
  input: Record<string, unknown>;
  group?: string | null;
}

function operationField(operation: AnyOperation): GraphQLFieldConfig<unknown, RequestContext, OperationArguments> {
  const name = capital(operation.name);
  const entity = operation.result?.entity;
  const record: DoneFields = entity ? { record: { type: typeOf(entity), description: `The ${entity} as it is now; null where you may not read it.` } } : {};
  return {
    type: resultType(name, operation.description, { seq: SEQ, ...record, report: REPORT }),
    description: operation.description,
    args: { ...PROJECT, input: { type: new required(inputTypeOf(`${name}Input`, `Input of ${operation.name}.`, operation.input)), description: 'What to do.' }, group: GROUP },
    resolve: (_root, args, context) => runOperation(operation, entity ?? null, args, context),
  };
}

async function runOperation(operation: AnyOperation, entity: EntityName | null, { project, input: raw, group }: OperationArguments, context: RequestContext): Promise<Answer> {
  if (group && !isUuid(group)) return refused({ code: 'invalidInput', message: 'group must be an id (UUID).', params: { field: 'group' }, path: 'group' });
  const place = (await context.reads.reader.project(project))?.scope.place;
  // What was read so far is of a time before the operation, and its connection must not be held while the operation waits for one.
  await context.reads.renew();
  if (!place) return refused(NO_PROJECT);
  const input = withIds(operation.input as Shape, raw);
  const result = await submitted(() =>
    context.services.commands.submit({ place, actor: context.caller.account, authority: 'member', client: null, name: operation.name, version: operation.version, input, group: group ?? null }),
  );
  if (result.status === 'refused') return refused(result.refusal);
  const { seq, report } = doneOf(result);
  const record = entity ? await recordAfter(context, place.project, entity, operation.result!.id(input as never)) : null;
  return { __typename: `${capital(operation.name)}Done`, seq, report, record };
}

async function submitted<T>(submit: () => Promise<T>): Promise<T> {
  try {
    return await submit();
  } catch (error) {
    if (error instanceof BusyError) throw failure('BUSY', error.message);
    throw error;
  }
}

/** Only a counting client can be told that it repeats or skips something, and the API has none. */
function doneOf(result: CommandResult): Extract<CommandResult, { status: 'done' }> {
  if (result.status !== 'done') throw new Error(`An operation without a counter was answered with “${result.status}”.`);
  return result;
}

async function recordAfter({ reads }: RequestContext, project: string, entity: EntityName, id: string): Promise<Node | null> {
  const scope = (await reads.reader.project(project))?.scope;
  return scope ? reads.reader.node(scope, entity, id) : null;
}

const { id: _id, member: _member, displayName: _displayName, ...newProject } = OPERATIONS.foundProject.input;

const createProject = (): GraphQLFieldConfig<unknown, RequestContext, { workspace: string; input: NewProject }> => ({
  type: resultType('CreateProject', 'the new project.', { project: { type: typeOf('project'), description: 'The new project.' } }),
  description: 'Begins a project in a workspace; you are its first owner.',
  args: {
    workspace: { type: new required(GraphQLID), description: 'Id of the workspace.' },
    input: { type: new required(inputTypeOf('CreateProjectInput', 'Input of createProject.', newProject as unknown as Shape)), description: 'What it begins with.' },
  },
  resolve: async (_root, { workspace, input }, { caller, reads, services }): Promise<Answer> => {
    await reads.renew();
    try {
      const place = await submitted(() => services.createProject(caller.account, workspace, input));
      return { __typename: 'CreateProjectDone', project: await reads.reader.project(place.project) };
    } catch (error) {
      if (error instanceof Refusal) return refused(refusalData(error));
      throw error;
    }
  },
});

const undoGroupField = (): GraphQLFieldConfig<unknown, RequestContext, { project: string; group: string; all: boolean }> => ({
  type: resultType('UndoGroup', 'what you did in the group is undone, as far as nobody has changed it since.', {
    seq: { type: GraphQLInt, description: 'Sequence number of the last step; null where there was nothing to undo.' },
    group: { type: new required(GraphQLID), description: 'Undo group of the undoing: undo it to redo.' },
    report: { type: new required(ReportType), description: 'What was not put back. With `stillNeeded`: what the group had made and stays, because somebody has worked on it since.' },
    taken: { type: entityCounts, description: 'How many records of the group are gone now, or brought again.' },
    stopped: { type: Refused, description: 'What refused a part of a long undoing; the other parts are done.' },
  }),
  description: 'Undoes what you did in one go, an import for example: puts back every field that still holds what the group left there, with the rights of today. What the group made and somebody has worked on since stays, with what it needs; `groupSince` tells of it beforehand.',
  args: {
    ...PROJECT,
    group: { type: new required(GraphQLID), description: 'The undo group.' },
    all: { type: new required(GraphQLBoolean), defaultValue: false, description: 'Take along also what somebody has worked on since.' },
  },
  resolve: async (_root, { project, group, all }, { caller, reads, services }): Promise<Answer> => {
    const place = (await reads.reader.project(project))?.scope.place;
    await reads.renew();
    if (!place) return refused(NO_PROJECT);
    if (!isUuid(group)) return refused({ code: 'invalidInput', message: 'group must be an id (UUID).', params: { field: 'group' }, path: 'group' });
    const as = newUuid();
    const undone = await submitted(() => undoGroup(services.dataSource, services.commands, { place, actor: caller.account, group, as, all }));
    return undoAnswer(undone, as);
  },
});

function undoAnswer({ results, kept, taken }: GroupUndo, group: string): Answer & { group?: string; taken?: EntityCount[] } {
  const done = results.filter((result) => result.status === 'done');
  const refusal = results.find((result) => result.status === 'refused')?.refusal ?? null;
  if (refusal && done.length === 0) return refused(refusal);
  const stays = kept.map((name): Report['skipped'][number] => ({ ...name, fields: ['deleted'], code: 'stillNeeded' }));
  const report = { skipped: [...done.flatMap((result) => result.report?.skipped ?? []), ...stays] };
  return { __typename: 'UndoGroupDone', ...(done.length > 0 ? { seq: done[done.length - 1]!.seq } : {}), group, report, taken: countsOf(taken), stopped: refusal };
}

/** Operations that anybody may ask for. A project is begun by `createProject`, which also knows the workspace. */
export const EXPOSED = (Object.values(OPERATIONS) as unknown as AnyOperation[]).filter(({ name, serverOnly }) => name !== 'foundProject' && !serverOnly);

export const Mutation = new GraphQLObjectType<unknown, RequestContext>({
  name: 'Mutation',
  description: 'Operations on a project, one after another; each is on disk before its answer is sent.',
  fields: () => ({ createProject: createProject(), ...Object.fromEntries(EXPOSED.map((operation) => [operation.name, operationField(operation)])), undoGroup: undoGroupField() }) as GraphQLFieldConfigMap<unknown, RequestContext>,
});
