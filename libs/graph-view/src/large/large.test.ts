import { communityMap, OPTIONS } from '../testing/fixture.js';
import { MapModel } from '../model/map-model.js';
import { Elements, type MapNode } from '../view/elements.js';
import { type CommunityRequest, findCommunities } from './communities.js';
import { type Community, gather, gatheringAt, OPEN_FROM, spacingOf } from './gathering.js';
import { isInside } from '../layers/hull.js';
import { hitNode, hitTie } from './hit.js';

/** Two groups of ten, each around a middle, tied among themselves, with one tie from the one to the other. */
function twoGroups(): CommunityRequest {
  const nodes = Array.from({ length: 21 }, (_, index) => ({ x: (index % 5) * 40 + (index < 10 ? 0 : 2000), y: Math.floor((index % 10) / 5) * 40 }));
  const ties = Array.from({ length: 80 }, (_, index) => {
    const [node, step] = [index % 20, 1 + Math.floor(index / 20)];
    return [node, node < 10 ? (node + step) % 10 : 10 + ((node + step) % 10)] as const;
  });
  const all = [...ties, [3, 14] as const];
  return { x: Float64Array.from(nodes, ({ x }) => x), y: Float64Array.from(nodes, ({ y }) => y), sector: new Uint16Array(21), from: Uint32Array.from(all, ([from]) => from), to: Uint32Array.from(all, ([, to]) => to) };
}

test('CANV-1 communities are who has ties and stands together; who has none is alone; the same map has the same ones', () => {
  const found = findCommunities(twoGroups());
  const [left, right] = [new Set(found.slice(0, 10)), new Set(found.slice(10, 20))];
  expect([left.size, right.size]).toEqual([1, 1]);
  expect([...left][0]).not.toBe([...right][0]);
  expect([...found.slice(0, 20)]).not.toContain(found[20]);
  expect([...findCommunities(twoGroups())]).toEqual([...found]);
});

describe('what is drawn as one', () => {
  const model = new MapModel(communityMap(700, 2400), OPTIONS);
  const elements = new Elements();
  let communities: readonly Community[] = [];
  let nodes: MapNode[] = [];
  beforeAll(() => {
    for (const data of model.reload().put) {
      if (data.group === 'nodes') elements.putNode(data, OPTIONS, ({ x, y }) => ({ x: x!, y: y! }));
      else elements.putEdge(data);
    }
    nodes = elements.visible();
    const index = new Map(nodes.map((node, at) => [node, at]));
    const edges = [...elements.edges.values()];
    const numbers = findCommunities({ x: Float64Array.from(nodes, ({ at }) => at.x), y: Float64Array.from(nodes, ({ at }) => at.y), sector: new Uint16Array(nodes.length), from: Uint32Array.from(edges, ({ from }) => index.get(from)!), to: Uint32Array.from(edges, ({ to }) => index.get(to)!) });
    communities = gather(nodes, edges, new Map(nodes.map((node, at) => [node, numbers[at]!])), spacingOf(nodes));
  });

  it('CANV-1 nobody and no tie is lost at any zoom: each is drawn by itself, or counted in what is drawn as one', () => {
    const edges = [...elements.edges.values()];
    for (const zoom of [0.05, 0.2, 0.35, 0.5, 1, 2]) {
      const { closed, open, bands, ties } = gatheringAt(zoom, communities, nodes, edges);
      const inside = new Map(closed.flatMap((community) => community.members.map((node) => [node, community] as const)));
      expect(inside.size + open.length).toBe(700);
      const within = edges.filter(({ from, to }) => inside.has(from) && inside.get(from) === inside.get(to)).length;
      expect(ties.length + bands.reduce((sum, { count }) => sum + count, 0) + within).toBe(edges.length);
    }
  });

  it('CANV-1 from afar communities are drawn as one around the most influential of them, and from near nobody is', () => {
    const far = gatheringAt(0.05, communities, nodes, []);
    expect(far.closed.length).toBeGreaterThan(3);
    for (const { members, leader } of far.closed) expect(leader.data.influence).toBe(Math.max(...members.map(({ data }) => data.influence ?? 0)));
    for (const { spacing } of communities) {
      expect(gatheringAt((OPEN_FROM * 1.01) / spacing, communities, nodes, []).closed.every((other) => other.spacing < spacing)).toBe(true);
    }
    expect(gatheringAt(3, communities, nodes, []).closed).toEqual([]);
  });

  it('CANV-3 what lies under the pointer is the nearest node, else a tie, else nothing', () => {
    const [first] = nodes;
    expect(hitNode(first!.at, nodes, 1, 'influence')).toBe(first!.data.id);
    expect(hitNode({ x: -9000, y: 0 }, nodes, 1, 'influence')).toBeNull();
    const edge = [...elements.edges.values()].find(({ bow, from, to }) => bow === 0 && from !== to)!;
    const middle = { x: (edge.from.at.x + edge.to.at.x) / 2, y: (edge.from.at.y + edge.to.at.y) / 2 };
    expect(hitTie(middle, [edge], 1, 'influence')).toBe(edge.data.id);
    expect(hitTie({ x: middle.x + 900, y: middle.y }, [edge], 1, 'influence')).toBeNull();
    const [community] = communities;
    expect(isInside(community!.members[0]!.at, community!.outline)).toBe(true);
    expect(isInside({ x: -9000, y: 0 }, community!.outline)).toBe(false);
  });
});
