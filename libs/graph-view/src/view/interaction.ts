/** What people do on the canvas, as callbacks: select, drag, connect, add, rename, point. */
import type { Core, EventObject, NodeSingular } from 'cytoscape';
import type { RubberLine } from '../layers/presence.js';
import type { Point } from '../layers/scene.js';
import type { Community } from '../large/gathering.js';
import type { LargeMap } from '../large/large-map.js';
import type { GraphCallbacks, MapItem } from '../types.js';
import type { Places } from './places.js';
import type { Stage } from './stage.js';
import { Throttle } from './throttle.js';
import { zoomByWheel } from './wheel.js';

/** Two presses on the same within this are one double press. */
const DOUBLE_PRESS_MS = 300;
const OFTEN_MS = 50;

export interface InteractionHooks {
  callbacks: GraphCallbacks;
  /** The selection changed. */
  selected: () => void;
  /** Selects exactly these. */
  select: (ids: readonly string[]) => void;
  /** The rubber line changed. */
  rubber: (line: RubberLine | null) => void;
  /** Somebody wants to see the members of a community one by one. */
  open: (community: Community) => void;
}

export class Interaction {
  private readonly cy: Core;
  private connecting = false;
  private from: NodeSingular | null = null;
  private target: NodeSingular | null = null;
  private dragged = new Set<string>();
  private selectionWaits = false;
  private pressedAt: Point = { x: 0, y: 0 };
  /** What was pressed last (null: the ground), and when; undefined: nothing that a further press would make a double press of. */
  private pressed: { readonly id: string | null; readonly at: number } | undefined;
  private readonly stopWheel: () => void;
  private readonly dragging: Throttle<void>;
  private readonly pointer: Throttle<{ x: number; y: number } | null>;

  constructor(
    private readonly stage: Stage,
    private readonly places: Places,
    private readonly large: LargeMap,
    private readonly hooks: InteractionHooks,
  ) {
    this.cy = stage.cy;
    this.dragging = new Throttle(OFTEN_MS, () => places.unshared || hooks.callbacks.onDragging?.(places.positionsOf(this.dragged)));
    this.pointer = new Throttle(OFTEN_MS, (point) => hooks.callbacks.onPointer?.(places.unshared ? null : point));
    this.stopWheel = zoomByWheel(this.cy);
    this.bindSelection();
    this.bindDrag();
    this.bindConnect();
    this.bindPointer();
    this.bindLarge();
  }

  /** In connect mode a drag from a node draws a tie instead of moving it. */
  setMode(mode: 'select' | 'connect'): void {
    this.connecting = mode === 'connect';
    this.cy.autoungrabify(this.connecting);
    this.cy.boxSelectionEnabled(!this.connecting);
    this.cy.container()?.classList.toggle('connecting', this.connecting);
    if (!this.connecting) this.cancel();
  }

  /** Gives up the tie being drawn. */
  cancel(): void {
    this.target?.removeClass('target');
    this.from = null;
    this.target = null;
    this.cy.userPanningEnabled(true);
    this.hooks.rubber(null);
  }

  destroy(): void {
    this.stopWheel();
    this.dragging.stop();
    this.pointer.stop();
  }

  private bindSelection(): void {
    // A box selects many elements with an event each: they are told as one change.
    this.cy.on('select unselect', () => {
      if (this.selectionWaits) return;
      this.selectionWaits = true;
      queueMicrotask(() => {
        this.selectionWaits = false;
        if (!this.cy.destroyed()) this.hooks.selected();
      });
    });
    this.cy.on('tap', (event: EventObject) => {
      if (this.isDoublePress(event)) this.pressTwice(event);
    });
    this.cy.on('mouseover', 'node, edge', ({ target }: EventObject) => this.hover(target.id()));
    this.cy.on('mouseout', 'node, edge', () => this.hover(null));
  }

  /** To cytoscape any two quick presses are one double press, also those of two who are added to the selection; and one press elsewhere hides the double press after it. */
  private isDoublePress({ target, originalEvent: { shiftKey, timeStamp: at } }: EventObject): boolean {
    const id = target === this.cy ? null : (target.id() as string);
    const before = this.pressed;
    const isDouble = !shiftKey && before !== undefined && before.id === id && at - before.at <= DOUBLE_PRESS_MS;
    this.pressed = shiftKey || isDouble ? undefined : { id, at };
    return isDouble;
  }

  private pressTwice({ target, position }: EventObject): void {
    if (this.connecting) return;
    if (target === this.cy && this.large.communityAt(position)) return;
    if (target === this.cy) this.hooks.callbacks.onAddAt?.(Math.round(position.x), Math.round(position.y));
    else this.hooks.callbacks.onRename?.(this.item(target.id()));
  }

  /** Something is under the pointer, or nothing any more. */
  private hover(id: string | null): void {
    this.stage.hover(id);
    this.hooks.callbacks.onHover?.(id === null ? null : this.item(id));
  }

  private item(id: string): MapItem {
    return { entity: this.stage.elements.data(id)!.entity, id };
  }

  private bindDrag(): void {
    this.cy.on('drag', 'node', ({ target }: EventObject) => {
      this.dragged.add(target.id());
      this.places.grab([target.id()]);
      this.dragging.push();
    });
    // `dragfreeon` comes once, for the node under the pointer, whatever number moves with it.
    this.cy.on('dragfreeon', 'node', () => {
      const moved = [...this.dragged];
      this.dragged = new Set();
      this.dragging.stop();
      const positions = this.places.release(moved);
      if (positions.length > 0) this.hooks.callbacks.onMoved?.(positions);
    });
  }

  private bindConnect(): void {
    this.cy.on('tapstart', 'node', ({ target }: EventObject) => {
      if (!this.connecting) return;
      this.from = target as NodeSingular;
      this.cy.userPanningEnabled(false);
    });
    this.cy.on('tapdrag', ({ target, position }: EventObject) => {
      if (!this.from) return;
      this.aim(target === this.cy || !(target as NodeSingular).isNode() || (target as NodeSingular).same(this.from) ? null : (target as NodeSingular));
      this.hooks.rubber({ from: { ...this.from.position() }, to: this.target ? { ...this.target.position() } : { ...position }, joined: this.target !== null });
    });
    this.cy.on('tapend', () => {
      const [from, to] = [this.from, this.target];
      if (!from) return;
      this.cancel();
      if (to) this.hooks.callbacks.onConnect?.(from.id(), to.id());
    });
  }

  private aim(target: NodeSingular | null): void {
    if (this.target?.id() === target?.id()) return;
    this.target?.removeClass('target');
    this.target = target;
    target?.addClass('target');
  }

  private bindPointer(): void {
    // In a neighbourhood that is laid out anew, a point means nothing to the others.
    this.cy.on('mousemove', ({ position }: EventObject) => this.places.unshared || this.pointer.push({ x: Math.round(position.x), y: Math.round(position.y) }));
    this.cy.container()?.addEventListener('mouseleave', () => this.pointer.push(null));
  }

  /** Of a map of many, what is under the pointer comes on stage before cytoscape looks for it there. */
  private bindLarge(): void {
    const container = this.cy.container();
    container?.addEventListener('pointermove', (event) => this.reach(event), true);
    container?.addEventListener('pointerdown', (event) => this.reach(event), true);
    this.cy.on('onetap', ({ target, position }: EventObject) => {
      const community = target === this.cy && !this.connecting ? this.large.communityAt(position) : null;
      if (community) this.hooks.open(community);
    });
    this.cy.on('tapstart', ({ position }: EventObject) => (this.pressedAt = { ...position }));
    this.cy.on('boxend', ({ position }: EventObject) => this.selectInBox(this.pressedAt, position));
  }

  private reach(event: PointerEvent): void {
    if (!this.stage.crowded) return;
    const pressed = event.type === 'pointermove' && event.buttons !== 0;
    // While something is dragged or the map is moved, nothing else is meant; a tie that is drawn has two ends.
    if (pressed && !this.from) return;
    const { left, top } = this.cy.container()!.getBoundingClientRect();
    const { zoom, pan } = this.stage.viewport();
    const point = { x: (event.clientX - left - pan.x) / zoom, y: (event.clientY - top - pan.y) / zoom };
    const hit = this.large.hit(point);
    this.stage.reach([...(pressed && this.from ? [this.from.id()] : []), ...(hit === null ? [] : [hit])]);
    if (hit === null) this.hover(null);
    this.cy.container()!.style.cursor = hit === null && this.large.communityAt(point) ? 'zoom-in' : '';
  }

  /** Cytoscape selects what it holds; what else is in the box is added. */
  private selectInBox(from: Point, to: Point): void {
    if (!this.stage.crowded) return;
    const isIn = ({ x, y }: Point): boolean => x >= Math.min(from.x, to.x) && x <= Math.max(from.x, to.x) && y >= Math.min(from.y, to.y) && y <= Math.max(from.y, to.y);
    const ids = this.stage.visible().flatMap(({ data, at }) => (isIn(at) ? [data.id] : []));
    queueMicrotask(() => this.hooks.select([...this.cy.$(':selected').map((element) => element.id()), ...ids]));
  }
}
