/**
 * Where nodes stand. Three may say so: the store (what is saved), the person here (while dragging), and others (while they drag). Whoever holds a node wins until they let go; what is saved by
 * others then glides there, so that nothing jumps.
 */
import type { NodeData } from '../model/data.js';
import type { MapModel } from '../model/map-model.js';
import { placeNear } from '../layout/near.js';
import type { MemberPosition, PresentPerson } from '../types.js';
import type { Stage } from './stage.js';

interface Point {
  x: number;
  y: number;
}

const GLIDE_MS = 260;

export class Places {
  /** Places we found for members that have none saved, by node. */
  private provisional = new Map<string, Point>();
  /** Where a layout put them, by node, until the store says where they stand. */
  private readonly arranged = new Map<string, Point>();
  private readonly dragged = new Set<string>();
  private readonly elsewhere = new Set<string>();
  /** Where nodes stand for now, by node, while only a neighbourhood is shown: never saved, and told to nobody. */
  private forNow: Map<string, Point> | null = null;

  /** Where a layout for this person alone put them, by node: never saved, and told to nobody. */
  private own: Map<string, Point> | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly model: MapModel,
    private readonly motion: () => boolean,
  ) {}

  private saved(node: NodeData): Point | null {
    return node.x === null || node.y === null ? null : { x: node.x, y: node.y };
  }

  /** Where a node stands: in the neighbourhood that is shown, else as saved, else where we put it. */
  of(node: NodeData): Point {
    return this.forNow?.get(node.id) ?? this.onMap(node);
  }

  /** Where a node stands on the whole map. */
  onMap(node: NodeData): Point {
    return this.own?.get(node.id) ?? this.arranged.get(node.id) ?? this.saved(node) ?? this.provisional.get(node.id) ?? { x: 0, y: 0 };
  }

  /** Finds places for nodes without one. Those we found before stay. */
  findMissing(): void {
    const known = new Map<string, Point>();
    let missing = false;
    for (const node of this.model.nodes.values()) {
      const point = this.saved(node) ?? this.provisional.get(node.id);
      if (point) known.set(node.id, point);
      else missing = true;
    }
    if (missing) for (const [id, point] of placeNear(this.model, known)) this.provisional.set(id, point);
    for (const id of this.provisional.keys()) {
      const node = this.model.nodes.get(id);
      if (!node || this.saved(node)) this.provisional.delete(id);
    }
  }

  /** Members whose place is not saved yet. */
  unsaved(): MemberPosition[] {
    return [...this.provisional].map(([id, { x, y }]) => ({ id: this.model.nodes.get(id)!.member, x, y }));
  }

  /** Moves nodes to where the store says, except what somebody holds. */
  follow(nodes: readonly NodeData[]): void {
    for (const node of nodes) this.arranged.delete(node.id);
    for (const node of nodes) if (!this.dragged.has(node.id) && !this.elsewhere.has(node.id)) this.moveTo(node.id, this.of(node));
  }

  private moveTo(id: string, { x, y }: Point): void {
    const now = this.stage.placeOf(id);
    if (!now || (Math.abs(now.x - x) < 0.5 && Math.abs(now.y - y) < 0.5)) return;
    this.stage.moveTo(id, { x, y }, this.motion() ? GLIDE_MS : 0);
  }

  /** Whether people want to see things move. */
  get moves(): boolean {
    return this.motion();
  }

  /** Whether places are those of a neighbourhood. */
  get areForNow(): boolean {
    return this.forNow !== null;
  }

  /** Whether places are not those of the map: then nothing that is moved is saved or shown to others. */
  get unshared(): boolean {
    return this.forNow !== null || this.own !== null;
  }

  isForNow(id: string): boolean {
    return this.forNow?.has(id) ?? false;
  }

  /** Brings a neighbourhood to these places for as long as it is shown; null: everybody returns to the place on the map. */
  showFor(places: readonly (Point & { id: string })[] | null): void {
    const before = [...(this.forNow?.keys() ?? [])];
    this.forNow = places && new Map(places.map(({ id, x, y }) => [id, { x, y }]));
    const touched = new Set([...before, ...(this.forNow?.keys() ?? [])]);
    this.follow([...touched].flatMap((id) => this.model.nodes.get(id) ?? []));
  }

  private withTies(ids: readonly string[]): string[] {
    return ids.flatMap((id) => [id, ...this.model.edgesOf(id)]);
  }

  /** The person here holds these. */
  grab(ids: readonly string[]): void {
    for (const id of ids) this.dragged.add(id);
    this.stage.carry(this.withTies(ids));
  }

  /** The person here let go: until the store says otherwise, the nodes stay where they are. Returns what is to be saved. */
  release(ids: readonly string[]): MemberPosition[] {
    for (const id of ids) {
      this.dragged.delete(id);
      const now = this.stage.placeOf(id);
      if (now) (this.forNow ?? this.own)?.set(id, { ...now });
    }
    this.stage.putDown(this.withTies(ids));
    return this.forNow || this.own ? [] : this.positionsOf(ids);
  }

  /** Where nodes stand on the canvas now, rounded to whole model pixels. */
  positionsOf(ids: Iterable<string>): MemberPosition[] {
    return [...ids].flatMap((id) => {
      const [node, now] = [this.model.nodes.get(id), this.stage.placeOf(id)];
      return node && now ? [{ id: node.member, x: Math.round(now.x), y: Math.round(now.y) }] : [];
    });
  }

  /** Shows what others drag at this moment; what they let go returns to where it is saved, unless that has changed. */
  followPeople(people: readonly PresentPerson[]): void {
    const byMember = new Map<string, string>();
    if (people.some(({ dragging }) => (dragging ?? []).length > 0)) for (const node of this.model.nodes.values()) byMember.set(node.member, node.id);
    const now = new Set<string>();
    for (const { id: member, x, y } of people.flatMap(({ dragging }) => dragging ?? [])) {
      const id = byMember.get(member);
      if (id === undefined || this.dragged.has(id) || this.forNow || this.own) continue;
      now.add(id);
      this.elsewhere.add(id);
      this.stage.carry(this.withTies([id]));
      this.stage.moveTo(id, { x, y });
    }
    for (const id of [...this.elsewhere]) {
      if (now.has(id)) continue;
      this.elsewhere.delete(id);
      this.stage.putDown(this.withTies([id]));
      const node = this.model.nodes.get(id);
      if (node) this.moveTo(id, this.of(node));
    }
  }

  /** Everybody returns to where the map has them. */
  putBack(): void {
    this.own = null;
    this.follow([...this.model.nodes.values()]);
  }

  /** Shows a layout: everything glides to its place, which is kept until it is saved; `own`: until it is put back, whatever is saved meanwhile. */
  arrange(places: readonly (Point & { id: string })[], own = false): MemberPosition[] {
    const positions: MemberPosition[] = [];
    if (own) this.own ??= new Map();
    for (const { id, x, y } of places) {
      const node = this.model.nodes.get(id);
      if (!node || this.dragged.has(id)) continue;
      if (own) this.own!.set(id, { x, y });
      else {
        if (!this.saved(node)) this.provisional.set(id, { x, y });
        this.arranged.set(id, { x, y });
      }
      this.moveTo(id, { x, y });
      positions.push({ id: node.member, x, y });
    }
    return positions;
  }
}
