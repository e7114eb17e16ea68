/** Which elements are hidden by filter and focus, and why: what is hidden is counted (LOOK 9, 12). */
import { CONFIDENCES, fold, strictest, type Validity, validityBetween } from '@baraza/domain';
import type { EdgeReason, GraphFilter, GraphFocus, HiddenReport, NodeReason } from '../types.js';
import type { EdgeData, NodeData } from './data.js';
import type { MapModel } from './map-model.js';

export interface Visibility {
  /** Ids of nodes and edges that are not drawn. */
  hidden: ReadonlySet<string>;
  report: HiddenReport;
}

/** What the lists of a filter look at. Terms that are not stated are ''; `places`: the place and all it lies in, none: not stated. */
type Listed = Pick<NodeData, 'entity' | 'sector' | 'kind' | 'level' | 'places'>;

const allows = (list: readonly string[] | undefined, value: string): boolean => list === undefined || list.includes(value);

const allowsAny = (list: readonly string[] | undefined, values: readonly string[]): boolean => (values.length === 0 ? allows(list, '') : values.some((value) => allows(list, value)));

const validityOf = ({ first, last }: Pick<NodeData, 'first' | 'last'>, { validOn }: GraphFilter): Validity => (validOn === undefined ? 'valid' : validityBetween(first, last, validOn));

/** Why the lists of a filter hide a stakeholder or an interest; null: they let it through. */
export function listReason(node: Listed, filter: GraphFilter): 'sector' | 'kind' | 'level' | 'place' | null {
  if (node.entity !== 'stakeholder') return null;
  if (!allows(filter.sectors, node.sector)) return 'sector';
  if (!allows(filter.kinds, node.kind)) return 'kind';
  if (!allows(filter.levels, node.level)) return 'level';
  return allowsAny(filter.places, node.places) ? null : 'place';
}

function nodeReason(node: NodeData, filter: GraphFilter, text: string): NodeReason | null {
  const validity = validityOf(node, filter);
  if (validity !== 'valid') return validity;
  return listReason(node, filter) ?? (text !== '' && !node.searched.includes(text) ? 'text' : null);
}

function edgeReason(edge: EdgeData, model: MapModel, filter: GraphFilter, hidden: ReadonlySet<string>): EdgeReason | null {
  const ends = [edge.source, edge.target].flatMap((id) => model.nodes.get(id) ?? []);
  const validity = filter.validOn === undefined ? 'valid' : strictest([edge, ...ends].map((each) => validityOf(each, filter)));
  if (validity !== 'valid') return validity;
  return hidden.has(edge.source) || hidden.has(edge.target) ? 'end' : tieReason(edge, filter);
}

/** Why a filter hides a relationship or a holding whose ends are shown; null: it lets it through. */
export function tieReason(edge: Pick<EdgeData, 'entity' | 'type' | 'strength' | 'confidence'>, filter: GraphFilter): 'type' | 'strength' | 'confidence' | null {
  if (edge.entity === 'relationship' && !allows(filter.relationshipTypes, edge.type)) return 'type';
  if (filter.minStrength !== undefined && edge.strength !== null && edge.strength < filter.minStrength) return 'strength';
  if (filter.confidence && (edge.confidence === null || CONFIDENCES.indexOf(edge.confidence) < CONFIDENCES.indexOf(filter.confidence))) return 'confidence';
  return null;
}

/** Nodes within `depth` steps of the focus over ties that the filter leaves, whatever their direction. */
export function neighbourhood(model: MapModel, { id, depth }: GraphFocus, hidden: ReadonlySet<string> = new Set()): Set<string> {
  const reached = new Set([id]);
  let border = [id];
  for (let step = 0; step < depth && border.length > 0; step += 1) {
    const next: string[] = [];
    for (const from of border) {
      for (const edgeId of model.edgesOf(from)) {
        if (hidden.has(edgeId)) continue;
        const { source, target } = model.edges.get(edgeId)!;
        const other = source === from ? target : source;
        if (!reached.has(other)) next.push(other);
        reached.add(other);
      }
    }
    border = next;
  }
  return reached;
}

class Tally<R extends string> {
  readonly reasons: Partial<Record<R, number>> = {};
  count(reason: R): void {
    this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
  }
}

/** Decides for every element of the map. A focus on something that is not there counts as none. */
export function visibilityOf(model: MapModel, filter: GraphFilter, focus: GraphFocus | null): Visibility {
  const hidden = new Set<string>();
  const nodes = new Tally<NodeReason>();
  const edges = new Tally<EdgeReason>();
  const text = fold(filter.text ?? '');
  const hide = <R>(id: string, counter: { count(reason: R): void }, reason: R): void => {
    hidden.add(id);
    counter.count(reason);
  };
  for (const node of model.nodes.values()) {
    const reason = node.id === focus?.id ? null : nodeReason(node, filter, text);
    if (reason) hide(node.id, nodes, reason);
  }
  for (const edge of model.edges.values()) {
    const reason = edgeReason(edge, model, filter, hidden);
    if (reason) hide(edge.id, edges, reason);
  }
  if (focus && model.nodes.has(focus.id)) {
    const near = neighbourhood(model, focus, hidden);
    for (const id of model.nodes.keys()) if (!near.has(id) && !hidden.has(id)) hide(id, nodes, 'focus');
    for (const { id, source, target } of model.edges.values()) if (!hidden.has(id) && !(near.has(source) && near.has(target))) hide(id, edges, 'focus');
  }
  const sum = (reasons: object): number => Object.values(reasons).reduce((total: number, value: number) => total + value, 0);
  return {
    hidden,
    report: {
      nodes: { total: model.nodes.size, shown: model.nodes.size - sum(nodes.reasons), hidden: nodes.reasons },
      edges: { total: model.edges.size, shown: model.edges.size - sum(edges.reasons), hidden: edges.reasons },
    },
  };
}

/** Ids of nodes whose name or other names hold the text: names that begin with it first, then by name. */
export function search(model: MapModel, text: string): string[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  const found = [...model.nodes.values()].filter((node) => node.searched.includes(wanted));
  const rank = (node: NodeData): number => (node.searched.startsWith(wanted) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1)).map(({ id }) => id);
}
