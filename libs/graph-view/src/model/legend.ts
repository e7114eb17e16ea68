/** Counts what is on the map, for the legend: it lists nothing that is not there. */
import type { Records } from '@baraza/domain';
import { lineOfType, positions, positionStep, shapeOfKind, type SchemeColour } from '@baraza/ui/tokens';
import { diameterOf } from '../look/node.js';
import type { GraphOptions, GraphSource, Legend } from '../types.js';
import type { MapModel } from './map-model.js';

const SIZE_SAMPLES = [9, 5, 1];

class Counter {
  readonly counts = new Map<string, number>();
  add(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}

type Listed = { term: Records['term'] | null; name: string; count: number };

/** Terms in the order of their list; "none stated" last. */
function listed(source: GraphSource, counter: Counter, termName: GraphOptions['termName']): Listed[] {
  const entries = [...counter.counts].map(([id, count]) => {
    const term = source.live('term', id) ?? null;
    return { term, name: term ? termName(term) : '', count };
  });
  return entries.sort((a, b) => Number(a.term === null) - Number(b.term === null) || (a.term?.order ?? 0) - (b.term?.order ?? 0) || (a.name < b.name ? -1 : 1));
}

/** The legend of what the map shows now (what a filter hides is still on it). */
export function legendOf(model: Pick<MapModel, 'nodes' | 'edges'>, source: GraphSource, options: GraphOptions, colourOfSector: (sector: string) => SchemeColour): Legend {
  const [kinds, types, sectors, informal] = [new Counter(), new Counter(), new Counter(), new Counter()];
  const stakeholders = [...model.nodes.values()].filter(({ entity }) => entity === 'stakeholder');
  for (const { kind, sector } of stakeholders) {
    kinds.add(kind);
    sectors.add(sector);
  }
  const holdings = { for: 0, against: 0 };
  for (const edge of model.edges.values()) {
    if (edge.entity === 'holding') holdings[edge.stance === -1 ? 'against' : 'for'] += 1;
    else types.add(edge.type);
    if (edge.informal) informal.add(edge.type);
  }
  return {
    kinds: listed(source, kinds, options.termName).map((entry) => ({ ...entry, shape: shapeOfKind(entry.term?.code ?? '', entry.term?.shape) })),
    interests: model.nodes.size - stakeholders.length,
    types: listed(source, types, options.termName).map((entry) => {
      const { term } = entry;
      const { colour, pattern, head, width } = lineOfType(term?.code ?? '', { colour: term?.colour, line: term?.line, arrow: term?.arrow });
      return { ...entry, colour, pattern, head, width, informal: informal.counts.get(term?.id ?? '') ?? 0 };
    }),
    holdings,
    sectors: listed(source, sectors, options.termName).map((entry) => ({ ...entry, colour: colourOfSector(entry.term?.id ?? '') })),
    ...(options.colourBy === 'position' && { position: positionLegend(stakeholders.map(({ position }) => position)) }),
    ...(options.sizeBy === 'influence' && {
      size: { samples: SIZE_SAMPLES.map((value) => ({ value, diameter: diameterOf(value) })), unknown: stakeholders.filter(({ influence }) => influence === null).length },
    }),
  };
}

function positionLegend(given: readonly (number | null)[]): NonNullable<Legend['position']> {
  const steps = positions.map((value) => ({ value, count: given.filter((position) => position !== null && positionStep(position) === value).length }));
  return { steps, unknown: given.filter((position) => position === null).length };
}

