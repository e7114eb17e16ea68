/** The elements of one map, kept in step with the store: a change of some records touches only what is drawn of them. */
import type { EntityName } from '@baraza/domain';
import { dressEdge, dressNode, type Looks, looksOf, TIES_OF_EACH, withTieCount } from '../look/dress.js';
import type { EdgeEntity, GraphSource, RecordKey } from '../types.js';
import { type EdgeData, type ElementData, type NodeData, sameData } from './data.js';
import { stakeholdersWithin } from './places.js';
import { type ReadOptions, readHolding, readNode, readRelationship } from './read.js';

/** What to do on the canvas: first take away, then put. A `put` element is new or drawn differently; one that is in both starts anew. */
export interface Delta {
  put: ElementData[];
  removed: string[];
}

/** Ties of a node, as [entity, field that refers to it]. */
const TIES: Record<NodeData['entity'], readonly (readonly [EdgeEntity, string])[]> = {
  stakeholder: [['relationship', 'from'], ['relationship', 'to'], ['holding', 'stakeholder']],
  interest: [['holding', 'interest']],
};

export class MapModel {
  readonly nodes = new Map<string, NodeData>();
  readonly edges = new Map<string, EdgeData>();
  private readonly incident = new Map<string, Set<string>>();
  private readonly nodeOfMember = new Map<string, string>();
  /** A judgement that went cannot say any more whom it was about. */
  private readonly judged = new Map<string, string>();
  /** What the values of all make of each. */
  looks: Looks = PLAIN_LOOKS;
  private looksKey = '';

  constructor(
    private readonly source: GraphSource,
    private options: ReadOptions,
  ) {}

  /** Ids of the edges of a node. */
  edgesOf(id: string): ReadonlySet<string> {
    return this.incident.get(id) ?? NONE;
  }

  /** Reads everything anew, with other options where given; the delta holds only what differs. */
  reload(options: ReadOptions = this.options): Delta {
    // Scales of other values say nothing about these.
    if (STYLES.some((name) => options[name] !== this.options[name])) this.forgetLooks();
    this.options = options;
    const touched = new Touched();
    for (const id of this.nodeOfMember.keys()) touched.members.add(id);
    for (const id of this.source.referring('membership', 'map', this.source.mapId)) touched.members.add(id);
    for (const id of this.edges.keys()) touched.edges.set(id, this.edges.get(id)!.entity);
    touched.withTies = true;
    return this.refresh(touched);
  }

  /** Brings the elements of the changed records up to date. */
  apply(changed: readonly RecordKey[]): Delta {
    const touched = new Touched();
    for (const [entity, id] of changed) {
      if (entity === 'term' || entity === 'property' || (entity === 'map' && id === this.source.mapId)) return this.reload();
      this.touch(touched, entity, id);
    }
    return this.refresh(touched);
  }

  private touch(touched: Touched, entity: EntityName, id: string): void {
    if (entity === 'membership') touched.members.add(id);
    else if (entity === 'relationship' || entity === 'holding') touched.edges.set(id, entity);
    else if (entity === 'stakeholder' || entity === 'interest') this.touchNode(touched, entity, id);
    else if (entity === 'place') for (const stakeholder of stakeholdersWithin(this.source, id)) this.touchNode(touched, 'stakeholder', stakeholder);
    else if (entity === 'judgement') {
      const stakeholder = this.source.live('judgement', id)?.stakeholder ?? this.judged.get(id);
      if (stakeholder !== undefined) this.touchNode(touched, 'stakeholder', stakeholder);
    }
  }

  private touchNode(touched: Touched, entity: NodeData['entity'], id: string): void {
    const drawn = this.nodes.get(id);
    if (drawn) touched.members.add(drawn.member);
    for (const member of this.source.referring('membership', entity, id)) touched.members.add(member);
  }

  private refresh(touched: Touched): Delta {
    const delta: Delta = { put: [], removed: [] };
    for (const member of touched.members) this.refreshMember(member, touched, delta);
    const edges: EdgeData[] = [];
    for (const [id, entity] of touched.edges) this.refreshEdge(id, entity, edges, delta);
    // Nodes come before the edges between them.
    for (const edge of edges) delta.put.push(edge);
    this.dressAnew(delta);
    return delta;
  }

  /** Where a change of one changes the looks of others, as a greatest number does, these are put too. */
  private dressAnew(delta: Delta): void {
    const { colourBy, sizeBy } = this.options;
    if (colourBy === TIES_OF_EACH || sizeBy === TIES_OF_EACH) this.countTies(delta);
    const looks = looksOf(this.nodes.values(), this.edges.values(), this.options, this.source);
    const key = JSON.stringify([looks, this.options.shapeBy, this.options.lineBy, this.options.widthBy]);
    if (key === this.looksKey) return;
    this.looks = looks;
    this.looksKey = key;
    for (const node of this.nodes.values()) this.redress(dressNode(node, looks, this.options), node, this.nodes, delta);
    for (const edge of this.edges.values()) this.redress(dressEdge(edge, looks, this.options), edge, this.edges, delta);
  }

  private forgetLooks(): void {
    this.looks = PLAIN_LOOKS;
    this.looksKey = '';
  }

  private countTies(delta: Delta): void {
    for (const node of this.nodes.values()) {
      if (node.entity === 'interest') continue;
      this.redress(dressNode(withTieCount(node, this.edgesOf(node.id).size, this.options), this.looks, this.options), node, this.nodes, delta);
    }
  }

  private redress<D extends ElementData>(next: D, old: D, all: Map<string, D>, delta: Delta): void {
    if (sameData(old, next)) return;
    all.set(next.id, next);
    const at = delta.put.indexOf(old);
    if (at < 0) delta.put.push(next);
    else delta.put[at] = next;
  }

  private refreshMember(memberId: string, touched: Touched, delta: Delta): void {
    const member = this.source.live('membership', memberId);
    const read = member && member.map === this.source.mapId ? readNode(this.source, member, this.options) : undefined;
    const next = read && dressNode(this.withTies(read), this.looks, this.options);
    const oldId = this.nodeOfMember.get(memberId);
    if (oldId !== undefined && oldId !== next?.id) this.dropNode(oldId, memberId, delta);
    if (!next) return;
    const old = this.nodes.get(next.id);
    this.nodes.set(next.id, next);
    this.nodeOfMember.set(memberId, next.id);
    if (next.entity === 'stakeholder') for (const judgement of this.source.referring('judgement', 'stakeholder', next.id)) this.judged.set(judgement, next.id);
    if (!old || !sameData(old, next)) delta.put.push(next);
    if (!old || touched.withTies) {
      for (const [entity, field] of TIES[next.entity]) for (const id of this.source.referring(entity, field, next.id)) touched.edges.set(id, entity);
    }
  }

  /** Ties are counted here, and come with their changes only. */
  private withTies(node: NodeData): NodeData {
    const old = this.nodes.get(node.id);
    if (!old || node.entity === 'interest') return node;
    return { ...node, ...(this.options.colourBy === TIES_OF_EACH && { colourValue: old.colourValue }), ...(this.options.sizeBy === TIES_OF_EACH && { sizeValue: old.sizeValue }) };
  }

  private dropNode(id: string, member: string, delta: Delta): void {
    this.nodeOfMember.delete(member);
    if (this.nodes.get(id)?.member !== member) return;
    for (const edge of [...this.edgesOf(id)]) this.dropEdge(edge, delta);
    this.nodes.delete(id);
    this.incident.delete(id);
    delta.removed.push(id);
  }

  private refreshEdge(id: string, entity: EdgeEntity, put: EdgeData[], delta: Delta): void {
    const next = this.readEdge(id, entity);
    const old = this.edges.get(id);
    if (old && (!next || next.source !== old.source || next.target !== old.target)) this.dropEdge(id, delta);
    if (!next) return;
    if (old && this.edges.has(id) && sameData(old, next)) return;
    this.edges.set(id, next);
    for (const end of [next.source, next.target]) {
      const ids = this.incident.get(end);
      if (ids) ids.add(id);
      else this.incident.set(end, new Set([id]));
    }
    put.push(next);
  }

  /** An edge is drawn while both its ends are. */
  private readEdge(id: string, entity: EdgeEntity): EdgeData | undefined {
    let data: EdgeData | undefined;
    if (entity === 'relationship') {
      const tie = this.source.live('relationship', id);
      data = tie && dressEdge(readRelationship(this.source, tie, this.options), this.looks, this.options);
    } else {
      const holding = this.source.live('holding', id);
      data = holding && readHolding(holding);
    }
    return data && this.nodes.has(data.source) && this.nodes.has(data.target) ? data : undefined;
  }

  private dropEdge(id: string, delta: Delta): void {
    const edge = this.edges.get(id);
    if (!edge) return;
    this.edges.delete(id);
    this.incident.get(edge.source)?.delete(id);
    this.incident.get(edge.target)?.delete(id);
    delta.removed.push(id);
  }
}

class Touched {
  readonly members = new Set<string>();
  readonly edges = new Map<string, EdgeEntity>();
  /** Ties of nodes that were there before are read anew too. */
  withTies = false;
}

const PLAIN_LOOKS: Looks = { colour: null, size: null, shape: null, line: null, width: null };
const STYLES = ['colourBy', 'sizeBy', 'shapeBy', 'lineBy', 'widthBy'] as const;
const NONE: ReadonlySet<string> = new Set();
