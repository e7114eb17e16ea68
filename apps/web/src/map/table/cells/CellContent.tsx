import type { Aggregate, AnyRecord, Confidence, Records } from '@baraza/domain';
import { ConfidenceBars, interestShape, PositionChip, ShapeMark, shapeOfKind, ValueBar } from '@baraza/ui';
import type { ReactNode } from 'react';
import { WaitingDot } from '../../panel/WaitingDot.js';
import type { CellReader } from '../model/cells.js';
import type { Column, TableEntity } from '../model/columns.js';
import classes from '../table.module.css';

/** Words of all cells, asked for once: hundreds of cells come and go while one scrolls. */
export interface CellWords {
  readonly hidden: string;
  readonly differ: string;
  readonly nothing: string;
  readonly notAgreed: string;
  readonly add: string;
  readonly position: (value: number) => string;
}

export interface CellContentProps {
  readonly said: CellWords;
  readonly entity: TableEntity;
  readonly column: Column;
  readonly record: AnyRecord;
  readonly cells: CellReader;
  /** Of the kind of a stakeholder. */
  readonly kind: Records['term'] | undefined;
  readonly waits: boolean;
}

/** What stands in a cell: a judgement never without its word or bar, a name with its shape, everything else as words. */
export function CellContent({ said, entity, column, record, cells, kind, waits }: CellContentProps): ReactNode {
  const value = cells.value(record, column);
  if (value === undefined) return <span className={classes['muted']}>{said.hidden}</span>;
  const words = cells.words(record, column);
  const { score } = column;
  if (score) {
    if (value === null) return null;
    const { aggregate, unagreed } = cells.score(record.id, score.dimension)!;
    const content = <ScoreContent said={said} column={column} value={value as number | Confidence} words={words} judged={unagreed?.all ?? aggregate} />;
    if (!unagreed) return content;
    return (
      <span className={classes['unagreed']} title={cells.whyUnagreed(record.id, score.dimension)}>
        {content}
        {score.part === 'value' && <span className={classes['notAgreed']}>{said.notAgreed}</span>}
      </span>
    );
  }
  if (column.key === 'name') {
    return (
      <>
        <ShapeMark shape={entity === 'interest' ? interestShape : shapeOfKind(kind?.code ?? '', kind?.shape)} size={16} />
        <bdi className={classes['text']}>{words}</bdi>
        {waits && <WaitingDot />}
      </>
    );
  }
  return <bdi className={classes['text']}>{words}</bdi>;
}

interface ScoreProps {
  readonly said: CellWords;
  readonly column: Column;
  readonly value: number | Confidence;
  readonly words: string;
  /** What all judges said of it. */
  readonly judged: Aggregate;
}

/** A value, how many judged, or how sure they are. */
function ScoreContent({ said, column, value, words, judged }: ScoreProps): ReactNode {
  const { part, dimension } = column.score!;
  if (part === 'confidence') return <ConfidenceBars confidence={value as Confidence} />;
  if (part === 'judges') {
    const differ = judged.spread[0] !== judged.spread[1];
    return (
      <>
        {words}
        {differ && <span className={classes['differ']}>{said.differ}</span>}
      </>
    );
  }
  if (dimension === 'position') {
    return (
      <>
        <PositionChip value={value as number} />
        <span className={classes['text']}>{said.position(value as number)}</span>
      </>
    );
  }
  return (
    <>
      <span className={classes['figure']}>{words}</span>
      {column.field.type === 'number' && <ValueBar value={value as number} />}
    </>
  );
}
