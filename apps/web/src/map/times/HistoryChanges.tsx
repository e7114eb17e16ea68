import type { EntityName } from '@baraza/domain';
import { Action } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../data/history.js';
import { useValueWords } from '../panel/fields/useValueWords.js';
import { useMapUi } from '../state/map-ui.js';
import { FromTo } from './FromTo.js';
import { putBack } from './put-back.js';
import classes from './history.module.css';
import { usePutBack } from './usePutBack.js';

export interface HistoryChangesProps {
  readonly entity: EntityName;
  /** The record as it is; undefined where it is not there. */
  readonly record: (object & { readonly id: string }) | undefined;
  readonly entry: HistoryEntry;
  readonly nameOf: (field: string) => string;
}

/** Every field that one operation changed, from what to what, each with the way back; and the map as it had been entered then. */
export function HistoryChanges({ entity, record, entry, nameOf }: HistoryChangesProps): ReactNode {
  const { t } = useTranslation('times');
  const { rights, recorded, setRecorded } = useMapUi();
  const valueWord = useValueWords(entity);
  const restore = usePutBack();
  const said = (field: string, value: unknown): ReactNode => valueWord(field, value) || <em>{t('nothing')}</em>;
  return (
    <ul className={classes['changes']}>
      {entry.changes.map(({ field, before, after }) => {
        const back = rights.edit && record ? putBack(entity, record, entry.changes, field) : null;
        return (
          <li key={field}>
            <span className={classes['field']}>{nameOf(field)}</span>
            <span>
              <FromTo before={<del>{said(field, before)}</del>} after={<ins>{said(field, after)}</ins>} />
            </span>
            {back && (
              <Action accent small aria-label={t('putBack.label', { field: nameOf(field) })} onClick={() => restore(back, { entity, field: nameOf(field) })}>
                {t('putBack.action')}
              </Action>
            )}
          </li>
        );
      })}
      {entry.hidden && <li className={classes['muted']}>{t('hiddenChanges')}</li>}
      {recorded === null && (
        <li>
          <Action accent small onClick={() => setRecorded({ at: entry.at, against: null })}>
            {t('recorded.seeMap')}
          </Action>
        </li>
      )}
    </ul>
  );
}
