/** Reads one member, tie or holding out of the store into what is drawn of it. */
import { aggregateJudgement, type Dimension, type EntityName, firstDay, fold, lastDay, type Records } from '@baraza/domain';
import { interestShape, lineOfType, type LineStyle, shapeOfKind, surfaces } from '@baraza/ui/tokens';
import type { GraphOptions, GraphSource } from '../types.js';
import type { StyleOptions } from '../look/dress.js';
import { styleSource, styleValue } from '../look/sources.js';
import type { EdgeData, NodeData } from './data.js';
import { placesAround } from './places.js';

export type ReadOptions = Pick<GraphOptions, 'account' | 'at' | 'termName'> & StyleOptions;

const FOR: LineStyle = { colour: surfaces.muted, pattern: 'solid', head: 'none', width: 1.5 };
const AGAINST: LineStyle = { colour: surfaces.muted, pattern: 'dashed', head: 'bar', width: 1.5 };

const termOf = (source: GraphSource, id: string | null): Records['term'] | undefined => (id === null ? undefined : source.live('term', id));

/** The live judgements of a stakeholder on a dimension that count on this map. */
function judgementsOf(source: GraphSource, stakeholder: string): Records['judgement'][] {
  const found: Records['judgement'][] = [];
  for (const id of source.referring('judgement', 'stakeholder', stakeholder)) {
    const judgement = source.live('judgement', id);
    if (judgement && (judgement.map === null || judgement.map === source.mapId)) found.push(judgement);
  }
  return found;
}

/** Nothing to be drawn by, and no looks yet. */
const PLAIN = { colourValue: null, sizeValue: null, shapeValue: null, fill: null, sign: null, measure: null } as const;

const spanOf = (entity: EntityName, record: object): Pick<NodeData, 'first' | 'last'> => ({ first: firstDay(entity, record), last: lastDay(entity, record) });

/** What the node of a membership is; undefined where it is not to be drawn. */
export function readNode(source: GraphSource, member: Records['membership'], options: ReadOptions): NodeData | undefined {
  const place = { member: member.id, x: member.x, y: member.y };
  if (member.interest !== null) {
    const interest = source.live('interest', member.interest);
    if (!interest) return undefined;
    const shared = { sector: '', level: '', places: placesAround(source, null), position: null, influence: null, ...spanOf('interest', interest) };
    return { group: 'nodes', id: interest.id, entity: 'interest', ...place, name: interest.name, searched: fold(interest.name), ...PLAIN, kindShape: interestShape, shape: interestShape, kind: interest.kind ?? '', ...shared };
  }
  const stakeholder = member.stakeholder === null ? undefined : source.live('stakeholder', member.stakeholder);
  if (!stakeholder) return undefined;
  const kind = termOf(source, stakeholder.kind);
  const judgements = judgementsOf(source, stakeholder.id);
  const mode = source.live('map', source.mapId)?.aggregate ?? 'agreed';
  const value = (dimension: Dimension): number | null =>
    aggregateJudgement(judgements.filter((judgement) => judgement.dimension === dimension), { mode, account: options.account, at: options.at })?.value ?? null;
  const shape = shapeOfKind(kind?.code ?? '', kind?.shape);
  const styled = (key: string): string | number | null => styleValue(styleSource('stakeholder', key, source), stakeholder, value);
  return {
    group: 'nodes',
    id: stakeholder.id,
    entity: 'stakeholder',
    ...place,
    name: stakeholder.name,
    searched: fold([stakeholder.name, ...stakeholder.aliases].join('\n')),
    ...PLAIN,
    colourValue: styled(options.colourBy),
    sizeValue: styled(options.sizeBy),
    shapeValue: styled(options.shapeBy),
    kindShape: shape,
    shape,
    kind: stakeholder.kind ?? '',
    sector: stakeholder.sector ?? '',
    level: stakeholder.level ?? '',
    places: placesAround(source, stakeholder.place),
    position: value('position'),
    influence: value('influence'),
    ...spanOf('stakeholder', stakeholder),
  };
}

/** What the line of a relationship is. */
export function readRelationship(source: GraphSource, tie: Records['relationship'], options: ReadOptions): EdgeData {
  const type = termOf(source, tie.type);
  const line = lineOfType(type?.code ?? '', { colour: type?.colour, line: type?.line, arrow: type?.arrow });
  const styled = (key: string): string | number | null => styleValue(styleSource('relationship', key, source), tie, () => null);
  return {
    group: 'edges',
    id: tie.id,
    entity: 'relationship',
    source: tie.from,
    target: tie.to,
    type: tie.type ?? '',
    word: tie.label ?? (type ? options.termName(type) : ''),
    lineValue: styled(options.lineBy),
    widthValue: styled(options.widthBy),
    typeLine: line,
    line,
    width: null,
    informal: tie.formality === 'informal',
    direction: tie.direction,
    strength: tie.strength,
    sentiment: tie.sentiment,
    stance: null,
    confidence: tie.confidence,
    ...spanOf('relationship', tie),
  };
}

/** What the line from a stakeholder to an interest it holds is: whole for, broken and barred against. */
export function readHolding(holding: Records['holding']): EdgeData {
  const against = holding.stance < 0;
  return {
    group: 'edges',
    id: holding.id,
    entity: 'holding',
    source: holding.stakeholder,
    target: holding.interest,
    type: '',
    word: '',
    lineValue: null,
    widthValue: null,
    typeLine: against ? AGAINST : FOR,
    line: against ? AGAINST : FOR,
    width: null,
    informal: false,
    direction: 'directed',
    strength: holding.intensity,
    sentiment: null,
    stance: against ? -1 : 1,
    confidence: holding.confidence,
    ...spanOf('holding', holding),
  };
}

