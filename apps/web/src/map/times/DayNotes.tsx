/** What is said where a day is shown: on the canvas, in the panel, in lists. */
import { type AnyRecord, type EntityName, type Validity, validityOn } from '@baraza/domain';
import { Action, Banner, Tag, useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { useOutside } from './useOutside.js';
import { DATED, type Dated, validityIn } from './validity.js';

/** How a record stands to the day that is shown; valid while all dates are. */
export function useValidity(entity: Dated, id: string): Validity {
  const { date } = useMapUi();
  return useStored(DATED, (store) => validityIn(store, entity, id, date), [entity, id, date]);
}

/** On the canvas: what the day leaves out, and the way to see it. */
export function DayNote(): ReactNode {
  const { t } = useTranslation(['times', 'common']);
  const { setDate, focus } = useMapUi();
  const { counts } = useOutside();
  if (!counts || focus) return null;
  const { members, ties } = counts;
  const parts = [members.notYet > 0 && t('notYet', { count: members.notYet }), members.over > 0 && t('over', { count: members.over }), ties.notYet + ties.over > 0 && t('tiesOutside', { count: ties.notYet + ties.over })].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <>
      <span>{parts.join(' · ')}</span>
      <Action accent small onClick={() => setDate(null)}>
        {t('common:action.show')}
      </Action>
    </>
  );
}

/** At the head of a panel: as of which day it speaks, and whether what it tells of was so then. */
export function PanelDay({ entity, record }: { readonly entity: Dated; readonly record: Partial<AnyRecord> & { readonly id: string } }): ReactNode {
  const { t } = useTranslation('times');
  const format = useFormat();
  const { date, setDate } = useMapUi();
  const validity = useValidity(entity, record.id);
  if (date === null) return null;
  const day = format.date(date, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const stated = record[validity === 'notYet' ? 'validFrom' : 'validTo'];
  const when = validity === 'valid' ? '' : typeof stated === 'string' ? t(validity === 'notYet' ? 'since' : 'until', { date: format.partialDate(stated) }) : t('byItsEnds');
  return (
    <Banner
      tone="plain"
      title={validity === 'valid' ? t('panel.asOf', { day }) : t(`panel.${validity}`, { day })}
      actions={
        <Action accent small onClick={() => setDate(null)}>
          {t('allDates')}
        </Action>
      }
    >
      {when}
    </Banner>
  );
}

/** In a list: a word beside what was not so on the day. */
export const DayTag = ({ entity, id }: { readonly entity: Dated; readonly id: string }): ReactNode => <ValidityTag validity={useValidity(entity, id)} />;

/** The same word, where it is known already. */
export function ValidityTag({ validity }: { readonly validity: Validity }): ReactNode {
  const { t } = useTranslation('times');
  return validity === 'valid' ? null : <Tag muted>{t(`tag.${validity}`)}</Tag>;
}

/** The records of a list that were so on the day, and a sentence about the others. */
export function useOnDay<T>(items: readonly T[], entity: EntityName, recordOf: (item: T) => { readonly id: string }): { readonly there: readonly T[]; readonly others: string } {
  const { t } = useTranslation('times');
  const { date } = useMapUi();
  return useStored(DATED, (store) => {
    if (date === null) return { there: items, others: '' };
    const validity = items.map((item) => validityOn(entity, store.get(entity, recordOf(item).id)!, date, store.get));
    const count = (wanted: Validity): number => validity.filter((each) => each === wanted).length;
    const [notYet, over] = [count('notYet'), count('over')];
    return { there: items.filter((_item, index) => validity[index] === 'valid'), others: [notYet > 0 && t('notYet', { count: notYet }), over > 0 && t('over', { count: over })].filter(Boolean).join(' · ') };
  }, [items, date, t]);
}
