/** Asks a worker for the communities, anew whenever the map has changed, and never while it goes on changing. */
import type { MapEdge, MapNode } from '../view/elements.js';
import type { CommunityRequest } from './communities.js';

/** The map has to rest so long before its communities are sought anew. */
const REST_MS = 600;

export type CommunityOf = ReadonlyMap<MapNode, number>;

export class CommunitySearch {
  private worker: Worker | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private asked = -1;
  private result: CommunityOf | null = null;

  constructor(private readonly found: () => void) {}

  /** The last that were found; null while the first are sought. Where they cannot be found there are none. */
  get communities(): CommunityOf | null {
    return this.result;
  }

  /** Asks for those of this state of the map, unless they were asked for already. `read` gives what there is when it is time to ask. */
  ask(state: number, read: () => { nodes: readonly MapNode[]; edges: readonly MapEdge[]; bySector: boolean }): void {
    if (state === this.asked) return;
    const first = this.asked < 0;
    this.asked = state;
    if (this.timer !== null) clearTimeout(this.timer);
    const start = (): void => {
      this.timer = null;
      const { nodes, edges, bySector } = read();
      // In an order of their own: records come to each device in another, and Louvain's answer depends on it.
      const sorted = nodes.toSorted(byId);
      this.run(sorted, requestOf(sorted, edges.toSorted(byId), bySector));
    };
    if (first) start();
    else this.timer = setTimeout(start, REST_MS);
  }

  private run(nodes: readonly MapNode[], request: CommunityRequest): void {
    this.worker?.terminate();
    const worker = new Worker(new URL('./communities.worker.ts', import.meta.url), { type: 'module' });
    const end = (result: CommunityOf): void => {
      worker.terminate();
      if (this.worker !== worker) return;
      this.worker = null;
      this.result = result;
      this.found();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Int32Array>) => end(new Map(nodes.map((node, index) => [node, data[index]!]))));
    // Without communities the map is drawn one by one, which is slower and loses nothing.
    worker.addEventListener('error', () => end(this.result ?? new Map()));
    this.worker = worker;
    worker.postMessage(request);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    if (this.timer !== null) clearTimeout(this.timer);
  }
}

const byId = (a: MapNode | MapEdge, b: MapNode | MapEdge): number => (a.data.id < b.data.id ? -1 : 1);

function requestOf(nodes: readonly MapNode[], edges: readonly MapEdge[], bySector: boolean): CommunityRequest {
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const sectors = new Map([['', 0]]);
  const sectorOf = ({ data }: MapNode): number => {
    if (!sectors.has(data.sector)) sectors.set(data.sector, sectors.size);
    return bySector ? sectors.get(data.sector)! : 0;
  };
  return {
    x: Float64Array.from(nodes, ({ at }) => at.x),
    y: Float64Array.from(nodes, ({ at }) => at.y),
    sector: Uint16Array.from(nodes, sectorOf),
    from: Uint32Array.from(edges, ({ from }) => numbers.get(from)!),
    to: Uint32Array.from(edges, ({ to }) => numbers.get(to)!),
  };
}
