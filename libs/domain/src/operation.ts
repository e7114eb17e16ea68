/**
 * What an operation is. One definition serves the server, the client's optimistic update, GraphQL, the socket, the offline queue and the random tests (DESIGN §2).
 */
import { Refusal, type RefusalCode } from './errors.js';
import type { AnyRecord } from './entity.js';
import type { EntityName, Records } from './entities.generated.js';
import type { Shape, ValuesOf } from './fields.js';
import { hasRight, hasRightIn, type Right, type Viewer } from './policy.js';
import { parseWith, shapeValidator } from './validators.js';

/**
 * Records that an operation looks at: by id, or all that refer to something. What these hang on is always there as well. `alike`: also all that have the same value in one of these fields as a record named here. `referred`: also what these fields
 * name now, for who may read that decides what may be changed, and what viewers see; "stakeholder.kind" is the kind of the stakeholder that the record names.
 */
export type Read = ({ entity: EntityName; ids: readonly string[]; alike?: readonly string[] } | { entity: EntityName; field: string; values: readonly string[] }) & { referred?: readonly string[] };

/** Which records a rule looks at besides those that the actor sees: `unreadable`, those above the clearance; `dormant`, those hidden with something deleted, for they return with it; `all`, whatever its class and deleted or not. */
export type Besides = 'unreadable' | 'dormant' | 'all';

/** The records of a project as an operation sees and changes them. Synchronous, in memory; the same on server and client. */
export interface Transaction {
  /** The live record, or undefined where there is none or the actor may not read it. */
  find<N extends EntityName>(entity: N, id: string): Records[N] | undefined;
  /** The live record; refuses with `notFound` where there is none or the actor may not read it. */
  get<N extends EntityName>(entity: N, id: string): Records[N];
  /** Live records whose `field` is `value` and that the actor may read; must have been declared in `reads`. What is found only by `besides` must not be told to the actor. */
  where<N extends EntityName>(entity: N, field: string, value: string, besides?: Besides): Records[N][];
  /** The record even if it is deleted or hidden; undefined where there is none or the actor may not read it. */
  findDeleted<N extends EntityName>(entity: N, id: string): Records[N] | undefined;
  /** The record that this one hangs on or names by `field` (then declared as `referred`), whether or not the actor may read it: for rules only, never to be told. */
  named(entity: EntityName, record: AnyRecord, field: string): AnyRecord | undefined;
  /** Whether the field of the record names something that the actor may not read; what it names must have been declared as `referred`. */
  hides(entity: EntityName, record: AnyRecord, field: string): boolean;
  /** Whether the record is hidden from everybody: who may still change it must not learn what it says. */
  isHidden(entity: EntityName, record: AnyRecord): boolean;
  insert<N extends EntityName>(entity: N, record: AnyRecord): void;
  /** Sets the fields that are present. `properties` are merged key by key; a null key is removed. */
  update<N extends EntityName>(entity: N, id: string, patch: Partial<AnyRecord>): void;
  /**
   * What the log keeps of the input, where a rule allows less than was sent (decision 9): the operation must then have used no more of it either. `coarse`: the time of the event is kept to five minutes only.
   */
  keepOnly(input: Record<string, unknown>, coarse: boolean): void;
  /** What stood in these fields of the record must go from the log as well. `coarse`: so must the exact times of what happened to it. */
  redact(entity: EntityName, id: string, fields: readonly string[], coarse: boolean): void;
  /** Does a part of the operation, or nothing of it where a rule or the actor's rights stand against it: then returns why. */
  attempt(part: () => void): Refusal | null;
}

/** What must go from the log: see `Transaction.redact`. */
export interface Redaction {
  entity: EntityName;
  id: string;
  fields: readonly string[];
  coarse: boolean;
}

/** What an operation did not do, told to the person: registers that somebody else has changed since, or (`code`) that a rule or the person's rights keep from going back. */
export interface Report {
  skipped: { entity: EntityName; id: string; fields: string[]; code?: RefusalCode }[];
}

/** Everything that may differ between two runs of the same operation. */
export interface OperationContext {
  project: string;
  actor: Viewer;
  /** When the server took it (the client: its own clock until then). ISO 8601, UTC. */
  at: string;
  /** Accounts known not to be in the project's workspace. A client knows of none; the server decides. */
  outsiders?: ReadonlySet<string>;
}

export interface OperationDefinition<N extends string = string, S extends Shape = Shape> {
  name: N;
  /** Version of the input. */
  version: number;
  description: string;
  right: Right;
  /** Only the server itself asks for it, on behalf of a person whose rights count: it tells of something that the server has done. */
  serverOnly?: true;
  input: S;
  /** Expected failures besides invalid input, missing rights and missing records. */
  errors: readonly RefusalCode[];
  /** The record that a caller wants back. */
  result?: { entity: EntityName; id: (input: ValuesOf<S>) => string };
  /** Turns the input of an older version into this one's, so that what waited in a queue is never dropped. */
  upgrade?: (input: Record<string, unknown>, from: number) => Record<string, unknown>;
  reads: (input: ValuesOf<S>) => Read[];
  apply: (tx: Transaction, input: ValuesOf<S>, context: OperationContext) => Report | void;
}

/** An operation whose input type is not known at compile time. */
export type AnyOperation = Omit<OperationDefinition, 'reads' | 'apply' | 'result'> & {
  result?: { entity: EntityName; id: (input: never) => string };
  reads: (input: never) => Read[];
  apply: (tx: Transaction, input: never, context: OperationContext) => Report | void;
};

export function defineOperation<const N extends string, S extends Shape>(
  definition: Omit<OperationDefinition<N, S>, 'version' | 'errors'> & { version?: number; errors?: readonly RefusalCode[] },
): OperationDefinition<N, S> {
  return { version: 1, errors: [], ...definition };
}

const validators = new WeakMap<object, ReturnType<typeof shapeValidator>>();

/** The input in canonical form, upgraded from `version`. Throws a Refusal (`invalidInput`, `tooOld`) that names field and rule. */
export function parseInput(operation: AnyOperation, raw: unknown, version: number): Record<string, unknown> {
  if (version > operation.version) throw new Refusal('invalidInput', `This server knows ${operation.name} up to version ${operation.version}, not ${version}. Reload the page.`);
  const upgraded = version < operation.version ? upgradeInput(operation, raw as Record<string, unknown>, version) : raw;
  let validator = validators.get(operation);
  if (!validator) validators.set(operation, (validator = shapeValidator(operation.input)));
  return parseWith(validator, upgraded);
}

function upgradeInput(operation: AnyOperation, raw: Record<string, unknown>, from: number): Record<string, unknown> {
  if (!operation.upgrade) throw new Refusal('tooOld', `${operation.name} of version ${from} cannot be read any more.`);
  return operation.upgrade(raw, from);
}

/** Refuses where the actor's role does not carry the right. */
export function requireRight(actor: Viewer, right: Right): void {
  if (!hasRight(actor, right)) throw new Refusal('forbidden', `Your role here (${actor.role}) does not allow this.`, { role: actor.role, right });
}

/** Refuses where the actor does not have the right in this session. */
export function requireRightIn(actor: Viewer, right: Right, session: string): void {
  if (!hasRightIn(actor, right, session)) throw new Refusal('forbidden', 'You have no duty in this session that allows this.', { role: actor.role, right });
}
