/**
 * Layers, one below another: along the ties, from whoever leads down to whom it leads, or by level. Wide layers are broken into several rows, so that the picture keeps the proportions of the screen. What a library for
 * layered graphs does besides, bends for lines that pass a layer, is nothing to us, for our lines are straight (decision 17).
 */
import type { LayoutNode, LayoutRequest, Place } from './request.js';
import { neighboursOf } from './ties.js';

const SWEEPS = 8;
/** Rounds in which each comes nearer to those it is tied to. */
const DRAWS = 24;
const BETWEEN = 16;
/** From one layer to the next there is room for lines; the rows of one layer stand close. */
const LAYER_GAP = 48;
const ROW_GAP = 18;
/** A layer is broken where it is so much wider than the whole would be as a block. */
const WIDEST = 1.5;
const LEAST_WIDTH = 900;
const MOST_STRETCHED = 2.5;
/** So many layers at most follow from ties: beyond that a picture says nothing any more. */
const MOST_LAYERS = 24;

/**
 * An order of all in which as few ties as possible lead backwards: again and again those to whom nothing leads come first, those from whom nothing leads last, else whoever leads to most more than is led to
 * (Eades, Lin and Smyth 1993). So a circle is opened at the place where that costs least.
 */
export function leadingOrder({ nodes, edges }: Pick<LayoutRequest, 'nodes' | 'edges'>): string[] {
  const out = new Map(nodes.map(({ id }): [string, string[]] => [id, []]));
  const into = new Map(nodes.map(({ id }): [string, string[]] => [id, []]));
  for (const { source, target, directed } of edges) {
    if (!directed || source === target || !out.has(source) || !out.has(target)) continue;
    out.get(source)!.push(target);
    into.get(target)!.push(source);
  }
  const [outs, ins] = [new Map<string, number>(), new Map<string, number>()];
  for (const { id } of nodes) {
    outs.set(id, out.get(id)!.length);
    ins.set(id, into.get(id)!.length);
  }
  // By how much each leads more than it is led to: who has most is found without looking at all.
  const buckets = new Map<number, Set<string>>();
  let most = -Infinity;
  const surplus = (id: string): number => outs.get(id)! - ins.get(id)!;
  const put = (id: string): void => {
    const key = surplus(id);
    most = Math.max(most, key);
    const bucket = buckets.get(key);
    if (bucket) bucket.add(id);
    else buckets.set(key, new Set([id]));
  };
  const left = new Set(nodes.map(({ id }) => id));
  const [sources, sinks]: [string[], string[]] = [[], []];
  const sort = (id: string): void => {
    if (ins.get(id) === 0) sources.push(id);
    else if (outs.get(id) === 0) sinks.push(id);
    else put(id);
  };
  for (const { id } of nodes) sort(id);
  const [first, last]: [string[], string[]] = [[], []];
  const take = (id: string): void => {
    left.delete(id);
    buckets.get(surplus(id))?.delete(id);
    const changed = (other: string, counts: Map<string, number>): void => {
      if (!left.has(other)) return;
      buckets.get(surplus(other))?.delete(other);
      counts.set(other, counts.get(other)! - 1);
      sort(other);
    };
    for (const other of out.get(id)!) changed(other, ins);
    for (const other of into.get(id)!) changed(other, outs);
  };
  const next = (list: string[]): string | undefined => {
    let id = list.pop();
    while (id !== undefined && !left.has(id)) id = list.pop();
    return id;
  };
  while (left.size > 0) {
    const source = next(sources);
    const sink = source === undefined ? next(sinks) : undefined;
    if (sink !== undefined) last.push(sink);
    else {
      if (source === undefined) while (!buckets.get(most)?.size) most -= 1;
      first.push(source ?? buckets.get(most)!.values().next().value!);
    }
    take(sink ?? first.at(-1)!);
  }
  return [...first, ...last.reverse()];
}

/** The layer of each, from 0 at the top, such that ties lead downwards, as few as can be excepted. Ties that lead both ways or nowhere bring two to the same height where nothing else says where one stands. */
export function layersByTies(request: Pick<LayoutRequest, 'nodes' | 'edges'>): Map<string, number> {
  const order = leadingOrder(request);
  const place = new Map(order.map((id, index) => [id, index]));
  const down = new Map(order.map((id): [string, string[]] => [id, []]));
  const led = new Set<string>();
  for (const { source, target, directed } of request.edges) {
    const [from, to] = [place.get(source), place.get(target)];
    if (!directed || from === undefined || to === undefined || from === to) continue;
    led.add(source).add(target);
    down.get(from < to ? source : target)!.push(from < to ? target : source);
  }
  const layers = new Map(order.map((id) => [id, 0]));
  for (const id of order) for (const below of down.get(id)!) layers.set(below, Math.min(MOST_LAYERS - 1, Math.max(layers.get(below)!, layers.get(id)! + 1)));
  // Whoever leads comes down to just above whom it leads, so that no line is longer than it must be.
  for (const id of [...order].reverse()) {
    const nearest = Math.min(...down.get(id)!.map((below) => layers.get(below)!));
    if (nearest !== Infinity) layers.set(id, Math.max(layers.get(id)!, nearest - 1));
  }
  const near = neighboursOf(request);
  for (const id of order) {
    if (led.has(id)) continue;
    const heights = near.get(id)!.filter((other) => led.has(other)).map((other) => layers.get(other)!);
    if (heights.length > 0) layers.set(id, Math.round(heights.reduce((sum, height) => sum + height, 0) / heights.length));
  }
  return layers;
}

/** The layer of each by its rank, the least at the top; who has none stands last. */
function layersByRank(nodes: readonly LayoutNode[]): Map<string, number> {
  const ranks = [...new Set(nodes.flatMap(({ rank }) => (rank === null || rank === undefined ? [] : [rank])))].sort((a, b) => a - b);
  return new Map(nodes.map(({ id, rank }) => [id, rank === null || rank === undefined ? ranks.length : ranks.indexOf(rank)]));
}

/** A node in its row. */
interface Seat {
  node: LayoutNode;
  /** Place in the order of its layer, 0 to 1. */
  share: number;
  x: number;
}

/** Brings each layer into an order in which ties cross little: each towards the middle of those it is tied to, back and forth. */
function order(layers: Seat[][], near: ReadonlyMap<string, readonly string[]>, onProgress: (share: number) => void): void {
  const seats = new Map(layers.flat().map((seat) => [seat.node.id, seat]));
  const layerOf = new Map(layers.flatMap((seats, layer) => seats.map(({ node }): [string, number] => [node.id, layer])));
  const number = (layer: Seat[]): void => layer.forEach((seat, index) => (seat.share = (index + 0.5) / layer.length));
  for (const layer of layers) number(layer);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const downwards = sweep % 2 === 0;
    const last = sweep === SWEEPS - 1;
    for (const [index, layer] of downwards ? [...layers.entries()] : [...layers.entries()].reverse()) {
      const wish = new Map(layer.map((seat) => {
        const fixed = near.get(seat.node.id)!.filter((id) => last || (downwards ? layerOf.get(id)! < index : layerOf.get(id)! > index));
        return [seat, fixed.length === 0 ? seat.share : fixed.reduce((sum, id) => sum + seats.get(id)!.share, 0) / fixed.length];
      }));
      layer.sort((a, b) => wish.get(a)! - wish.get(b)! || a.share - b.share);
      number(layer);
    }
    onProgress(0.1 + (0.6 * (sweep + 1)) / SWEEPS);
  }
}

/** Rows of a layer: who stands beside whom stays so, also where it is broken. */
function rowsOf(layer: Seat[], widest: number): Seat[][] {
  const total = layer.reduce((sum, { node }) => sum + node.width + BETWEEN, 0);
  const count = Math.max(1, Math.ceil(total / widest));
  const rows = Array.from({ length: count }, (): Seat[] => []);
  layer.forEach((seat, index) => rows[index % count]!.push(seat));
  return rows;
}

/** Moves the seats of a row to where they want to be, without changing their order or bringing two together: half of the push goes to each side. */
function seat(row: Seat[], wishes: ReadonlyMap<Seat, number>): void {
  const least = (a: Seat, b: Seat): number => (a.node.width + b.node.width) / 2 + BETWEEN;
  const [left, right] = [row.map((each) => wishes.get(each)!), row.map((each) => wishes.get(each)!)];
  for (let index = 1; index < row.length; index += 1) left[index] = Math.max(left[index]!, left[index - 1]! + least(row[index - 1]!, row[index]!));
  for (let index = row.length - 2; index >= 0; index -= 1) right[index] = Math.min(right[index]!, right[index + 1]! - least(row[index]!, row[index + 1]!));
  row.forEach((each, index) => (each.x = (left[index]! + right[index]!) / 2));
}

/** Places in layers. The same request gives the same places. */
export function arrangeInLayers(request: LayoutRequest, onProgress: (share: number) => void): Place[] {
  if (request.nodes.length === 0) return [];
  const near = neighboursOf(request);
  const layerOf = request.arrangement === 'layersByLevel' ? layersByRank(request.nodes) : layersByTies(request);
  onProgress(0.1);
  const layers: Seat[][] = [];
  // At first by sector, for those who are tied to nobody.
  for (const node of [...request.nodes].sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))) (layers[layerOf.get(node.id)!] ??= []).push({ node, share: 0, x: 0 });
  const filled = layers.filter((layer) => layer !== undefined);
  order(filled, near, onProgress);
  const area = request.nodes.reduce((sum, { width, height }) => sum + (width + BETWEEN) * (height + ROW_GAP), 0);
  const widest = Math.max(LEAST_WIDTH, Math.sqrt(area * request.aspect) * WIDEST);
  const rows = filled.map((layer) => rowsOf(layer, widest));
  for (const row of rows.flat()) {
    let x = -row.reduce((sum, { node }) => sum + node.width + BETWEEN, 0) / 2;
    for (const each of row) {
      each.x = x + (each.node.width + BETWEEN) / 2;
      x += each.node.width + BETWEEN;
    }
  }
  const seats = new Map(rows.flat(2).map((each) => [each.node.id, each]));
  for (let round = 0; round < DRAWS; round += 1) {
    for (const row of rows.flat()) {
      seat(row, new Map(row.map((each) => {
        const others = near.get(each.node.id)!;
        const middle = others.length === 0 ? each.x : others.reduce((sum, id) => sum + seats.get(id)!.x, 0) / others.length;
        const wish = (each.x + middle) / 2;
        return [each, Math.min(widest / 2, Math.max(-widest / 2, wish))];
      })));
    }
    onProgress(0.7 + (0.3 * (round + 1)) / DRAWS);
  }
  const places: Place[] = [];
  let top = 0;
  for (const layer of rows) {
    for (const row of layer) {
      const height = Math.max(...row.map(({ node }) => node.height));
      for (const { node, x } of row) places.push({ id: node.id, x, y: Math.round(top + height / 2) });
      top += height + ROW_GAP;
    }
    top += LAYER_GAP;
  }
  const xs = places.map(({ x }) => x);
  // Few in many layers are drawn apart, so that their names have the room that the screen has.
  const stretch = Math.min(MOST_STRETCHED, Math.max(1, (top * request.aspect) / (Math.max(...xs) - Math.min(...xs) + widestOf(request.nodes))));
  return places.map(({ id, x, y }) => ({ id, x: Math.round(x * stretch), y }));
}

const widestOf = (nodes: readonly LayoutNode[]): number => Math.max(...nodes.map(({ width }) => width));
