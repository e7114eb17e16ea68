import { Action, keyOf, KeyHint } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../model/columns.js';
import classes from '../table.module.css';
import { SetAll } from './SetAll.js';

export interface TableFootProps {
  readonly count: number;
  readonly total: number;
  /** What the map's filter and those of the columns hide can be shown again. */
  readonly onShowAll: (() => void) | null;
  readonly overtaken: boolean;
  readonly onSortAgain: () => void;
  readonly checked: number;
  /** Columns that can be written in, for several rows at once. */
  readonly together: readonly Column[];
  readonly onSetAll: (column: Column, value: unknown) => void;
  readonly onShowOnMap: (() => void) | null;
  readonly onTakeOff: (() => void) | null;
  readonly onDelete: (() => void) | null;
  readonly refused: number;
  readonly onNextRefused: () => void;
  readonly label: (column: Column) => string;
  /** Scores are not for these eyes. */
  readonly noScores: boolean;
  readonly selectedCells: string;
}

/** How much there is, what is hidden, and what can be done with the selected rows. */
export function TableFoot({ count, total, onShowAll, overtaken, onSortAgain, checked, together, onSetAll, onShowOnMap, onTakeOff, onDelete, refused, onNextRefused, label, noScores, selectedCells }: TableFootProps): ReactNode {
  const { t } = useTranslation(['table', 'common', 'map']);
  return (
    <div className={classes['foot']}>
      <span role="status">{t('common:count.ofTotal', { shown: count, total })}</span>
      {onShowAll && (
        <span>
          {count < total && t('hiddenRows', { count: total - count })}{' '}
          <Action accent small onClick={onShowAll}>
            {t('showAll')}
          </Action>
        </span>
      )}
      {overtaken && (
        <span role="status">
          {t('overtaken')}{' '}
          <Action accent small onClick={onSortAgain}>
            {t('sortAgain')}
          </Action>
        </span>
      )}
      {refused > 0 && (
        <Action small className={classes['danger']} onClick={onNextRefused}>
          {t('notKept', { count: refused })}
        </Action>
      )}
      {noScores && <span>{t('noScores')}</span>}
      <span className={classes['muted']}>{selectedCells}</span>
      {checked > 0 && (
        <span className={classes['end']}>
          <strong>{t('common:count.selected', { count: checked })}</strong>
          {together.length > 0 && <SetAll columns={together} label={label} count={checked} onSet={onSetAll} />}
          {onShowOnMap && (
            <Action small onClick={onShowOnMap}>
              {t('showOnMap')}
            </Action>
          )}
          {onTakeOff && (
            <Action small onClick={onTakeOff}>
              {t('map:onMaps.takeOff')}
              <KeyHint keys={keyOf('takeOff')} />
            </Action>
          )}
          {onDelete && (
            <Action small className={classes['danger']} onClick={onDelete}>
              {t('map:several.delete', { count: checked })}
              <KeyHint keys={keyOf('delete')} />
            </Action>
          )}
        </span>
      )}
    </div>
  );
}
