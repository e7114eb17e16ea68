/** Columns with what a map shows of the judgements: worked out, so they are written and never read back. */
import { aggregateJudgement, type Dimension, DIMENSIONS, hasRight, type Records, SCALES, type Viewer } from '@baraza/domain';
import type { RecordStore } from '@baraza/store';
import { liveInOrder } from '../registry/state.js';
import { humanize } from '../registry/words.js';

/** Allegations stay in the project whatever the clearance of the exporter. */
const WRITTEN: readonly Dimension[] = DIMENSIONS.filter((dimension) => SCALES[dimension].atLeast !== 'strictlyConfidential');

const SUFFIX = ' (judged)';
const headerOf = (dimension: Dimension): string => `${humanize(dimension)}${SUFFIX}`;
const HEADERS = new Set(WRITTEN.map(headerOf));

/** Whether a column of this header was written from judgements. */
export const isJudgedHeader = (header: string): boolean => HEADERS.has(header.trim());

export interface JudgedColumn {
  header: string;
  /** By id of the stakeholder. */
  values: ReadonlyMap<string, number>;
}

/** The judgements out of which columns are made. */
export const writtenJudgements = (store: RecordStore, viewer: Viewer): Records['judgement'][] =>
  hasRight(viewer, 'readScores') ? liveInOrder(store, 'judgement').filter(({ dimension, withdrawn }) => WRITTEN.includes(dimension) && !withdrawn) : [];

/** One column for each dimension that somebody was judged on: the agreed value, else the median of the judges. */
export function judgedColumns(store: RecordStore, viewer: Viewer): JudgedColumn[] {
  const groups = new Map<string, Records['judgement'][]>();
  for (const judgement of writtenJudgements(store, viewer)) {
    const key = `${judgement.dimension} ${judgement.stakeholder}`;
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  }
  const columns = new Map<Dimension, Map<string, number>>();
  for (const judgements of groups.values()) {
    const { dimension, stakeholder } = judgements[0]!;
    const shown = aggregateJudgement(judgements, { mode: 'agreed', account: viewer.account }) ?? aggregateJudgement(judgements, { mode: 'median', account: viewer.account });
    if (!shown) continue;
    columns.set(dimension, (columns.get(dimension) ?? new Map<string, number>()).set(stakeholder, shown.value));
  }
  return WRITTEN.flatMap((dimension) => (columns.has(dimension) ? [{ header: headerOf(dimension), values: columns.get(dimension)! }] : []));
}
