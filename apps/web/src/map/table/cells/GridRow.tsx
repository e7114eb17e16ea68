import type { AnyRecord, Records } from '@baraza/domain';
import type { Peer } from '@baraza/protocol';
import { Avatar, usePersonColour } from '@baraza/ui';
import { useComputedColorScheme } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DayTag } from '../../times/DayNotes.js';
import { DifferenceTag } from '../../times/DifferenceMarks.js';
import type { CellReader } from '../model/cells.js';
import type { Column, TableEntity } from '../model/columns.js';
import type { Refused } from '../model/plan.js';
import classes from '../table.module.css';
import editors from './editors.module.css';
import { CellContent, type CellWords } from './CellContent.js';

/** A column as it is drawn: where it stands among those shown, and the room before it that is out of sight. */
export interface Drawn {
  readonly column: Column;
  readonly index: number;
  readonly width: number;
  readonly gap: number;
  /** Pinned: where it stays, px from the beginning of the line. */
  readonly pinnedAt: number | null;
}

export interface GridRowProps {
  readonly entity: TableEntity;
  /** Null: the row for a new one. */
  readonly record: AnyRecord | null;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly drawn: readonly Drawn[];
  readonly cells: CellReader;
  readonly kind: Records['term'] | undefined;
  /** First and last selected column of the row; -1: none. */
  readonly first: number;
  readonly last: number;
  /** Column one is in; -1: in another row. */
  readonly active: number;
  /** The open editor, in the column `active`. */
  readonly editor: ReactNode;
  /** What could not be kept in cells of this row, by column. */
  readonly refused: ReadonlyMap<string, Refused> | undefined;
  readonly draft: ReadonlyMap<string, string> | undefined;
  /** Who else is typing here, by column. */
  readonly peers: ReadonlyMap<string, Peer> | undefined;
  readonly checked: boolean;
  readonly waits: boolean;
  readonly mayWrite: (column: Column) => boolean;
  readonly said: CellWords;
  readonly wrongWords: (refused: Refused) => string;
  readonly label: (column: Column) => string;
  readonly onCheck: (index: number) => void;
}

/** One row. Drawn anew only when something of it is another: thousands pass by while one scrolls. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  const { record, index, top, height, drawn, checked, onCheck, active } = props;
  const { t } = useTranslation('table');
  const name = record === null ? null : String(record['name'] ?? '');
  return (
    <div role="row" aria-rowindex={index + 2} aria-selected={record === null ? undefined : checked} data-row={record?.id ?? 'new'} data-checked={checked || undefined} className={classes['row']} style={{ transform: `translateY(${top}px)`, blockSize: height }}>
      {/* The whole field can be pressed, not only the small box in it. */}
      <div role="gridcell" aria-colindex={1} className={classes['lead']} onClick={({ target }) => record && !(target instanceof HTMLInputElement) && onCheck(index)}>
        {record && <input type="checkbox" className={classes['check']} checked={checked} tabIndex={-1} aria-label={t('selectRow', { name: name === '' ? String(index + 1) : name })} onChange={() => onCheck(index)} />}
      </div>
      {drawn.map((each) => (
        <GridCell key={each.column.key} {...props} drawn={each} isActive={active === each.index} />
      ))}
    </div>
  );
});

function GridCell({ entity, record, index, drawn: { column, index: col, width, gap, pinnedAt }, cells, kind, first, last, isActive, editor, refused, draft, peers, waits, mayWrite, said, wrongWords, label }: Omit<GridRowProps, 'drawn'> & { readonly drawn: Drawn; readonly isActive: boolean }): ReactNode {
  const wrong = refused?.get(column.key);
  const peer = peers?.get(column.key);
  const selected = col >= first && col <= last;
  const style = { inlineSize: width, marginInlineStart: gap === 0 ? undefined : gap, insetInlineStart: pinnedAt ?? undefined };
  const content = (): ReactNode => {
    if (wrong) return <bdi className={classes['text']}>{wrong.text === '' ? said.nothing : wrong.text}</bdi>;
    if (record) {
      return (
        <>
          <CellContent said={said} entity={entity} column={column} record={record} cells={cells} kind={kind} waits={waits} />
          {col === 0 && <DayTag entity={entity} id={record.id} />}
          {col === 0 && <DifferenceTag id={record.id} />}
        </>
      );
    }
    const text = draft?.get(column.key);
    if (text !== undefined) return <bdi className={classes['text']}>{text}</bdi>;
    return col === 0 && !isActive ? <span className={classes['muted']}>{said.add}</span> : null;
  };
  const open = isActive && editor !== null;
  return (
    <div
      role="gridcell"
      aria-colindex={col + 2}
      aria-selected={selected}
      aria-readonly={!mayWrite(column) || undefined}
      aria-invalid={wrong !== undefined || undefined}
      tabIndex={isActive && !open ? 0 : -1}
      data-table-cell
      data-at={`${index} ${col}`}
      data-pinned={pinnedAt !== null || undefined}
      data-active={isActive || undefined}
      data-open={open || undefined}
      data-wrong={wrong !== undefined || undefined}
      data-number={column.field.type === 'integer' || column.field.type === 'number' || undefined}
      className={classes['cell']}
      style={style}
    >
      {open ? editor : <span className={classes['content']}>{content()}</span>}
      {wrong && !open && <span className={isActive ? editors['why'] : 'bz-hidden-text'}>{wrongWords(wrong)}</span>}
      {peer && <Typing peer={peer} label={label(column)} />}
    </div>
  );
}

/** Around a cell in which somebody else is typing. */
function Typing({ peer, label }: { readonly peer: Peer; readonly label: string }): ReactNode {
  const { t } = useTranslation('map');
  const scheme = useComputedColorScheme('light');
  const colour = usePersonColour()(peer.account)[scheme];
  return (
    <span className={classes['typing']} style={{ '--person': colour }} title={t('editing', { name: peer.name })} aria-label={`${label}: ${t('editing', { name: peer.name })}`} role="img">
      <Avatar person={{ id: peer.account, name: peer.name }} />
    </span>
  );
}
