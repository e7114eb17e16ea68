/** What of a record is kept from the viewer: named, so that a blank never looks like “nothing there”. */
import { canReadField, type FieldSpec, hasRight } from '@baraza/domain';
import { definitionOf } from '@baraza/persistence';
import type { Reader } from '../reading/reader.js';
import { LISTS } from '../reading/relations.js';
import type { Node } from '../reading/scope.js';
import { isHidden } from './connection.js';

/** Fields of a stakeholder that rest on judgements. */
const OF_SCORES = ['aggregate', 'role'];

/** Names of the fields that lie above the viewer's clearance or role; also references to records that may not be read, and `properties` where values are left out. */
export async function hiddenFields(node: Node, reader: Reader): Promise<string[]> {
  const { scope, entity, record } = node;
  const hidden = [...Object.keys(definitionOf(entity).fields).filter((field) => !canReadField(scope.viewer, entity, field)), ...LISTS[entity].filter(({ to }) => isHidden(scope, to)).map(({ name }) => name)];
  if (entity === 'stakeholder' && !hasRight(scope.viewer, 'readScores')) hidden.push(...OF_SCORES);
  if (entity === 'stakeholder' && isHidden(scope, 'intervention')) hidden.push('statements');
  const references = await Promise.all(Object.entries(definitionOf(entity).fields).map(async ([name, field]) => ((await isHiddenReference(node, name, field, reader)) ? [name] : [])));
  hidden.push(...references.flat());
  if (await hidesProperties(node, reader)) hidden.push('properties');
  return [...new Set(hidden)].sort((a, b) => order(record, a) - order(record, b));
}

/** Fields in the order of the definition, lists after them. */
const order = (record: Record<string, unknown>, name: string): number => {
  const index = Object.keys(record).indexOf(name);
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
};

async function isHiddenReference({ scope, record }: Node, name: string, field: FieldSpec, reader: Reader): Promise<boolean> {
  const id = record[name];
  if (field.type !== 'reference' || typeof id !== 'string') return false;
  const found = await reader.find(scope, field.entity as Node['entity'], id);
  return found !== null && found.live && !found.readable;
}

async function hidesProperties({ scope, record }: Node, reader: Reader): Promise<boolean> {
  const ids = Object.keys((record['properties'] as object | undefined) ?? {});
  if (ids.length === 0) return false;
  const readable = await reader.properties(scope);
  return ids.some((id) => !readable.has(id));
}
