import { CONFIDENCES, type Records } from '@baraza/domain';
import { listReason } from '@baraza/graph-view';
import { Action, InlineSelect, SidebarCheck, SidebarLine, SidebarSection, useTermWord } from '@baraza/ui';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { isOpen, MEMBERS_STATED, membersOf, statedOn, switched } from '../data/members.js';
import { useKept } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { PlaceFilter } from './PlaceFilter.js';
import classes from './side.module.css';

type ListFilter = 'sectors' | 'kinds' | 'levels' | 'relationshipTypes';

/** What of the map is shown, each with how many there are; only what is on the map is listed. */
export function Filters(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { filter, setFilter, mapId, hidden, focus } = useMapUi();
  const counts = useKept([...MEMBERS_STATED, 'relationship'], (store) => statedOn(store, mapId));
  // Lists follow the same filter, whatever the day.
  const listed = useKept(MEMBERS_STATED, (store) => (isOpen(filter) ? counts.total : membersOf(store, mapId).filter((member) => listReason(member, filter) === null).length));
  const shown = hidden?.nodes.shown ?? listed;
  if (counts.total === 0) return null;
  const list = (name: ListFilter, vocabulary: Records['term']['vocabulary']): ReactNode => (
    <Checks vocabulary={vocabulary} counts={counts[name]} chosen={filter[name]} onChange={(chosen) => setFilter({ ...filter, [name]: chosen })} />
  );
  return (
    <SidebarSection
      title={t('filters.title')}
      action={
        isOpen(filter) ? (
          <span>{t('common:count.ofTotal', { shown, total: counts.total })}</span>
        ) : (
          <Action accent small onClick={() => setFilter({})}>
            {t('filters.clear', { shown, total: counts.total })}
          </Action>
        )
      }
    >
      {list('sectors', 'sector')}
      <Folded title={t('filters.kinds')} on={filter.kinds !== undefined}>
        {list('kinds', 'kind')}
      </Folded>
      <Folded title={t('filters.levels')} on={filter.levels !== undefined}>
        {list('levels', 'level')}
      </Folded>
      {(counts.places.size > 1 || !counts.places.has('')) && (
        <Folded title={t('filters.places')} on={filter.places !== undefined}>
          <PlaceFilter counts={counts.places} chosen={filter.places ?? []} onChange={(places) => setFilter({ ...filter, places })} />
        </Folded>
      )}
      {counts.relationshipTypes.size > 0 && (
        <Folded title={t('filters.types')} on={filter.relationshipTypes !== undefined}>
          {list('relationshipTypes', 'relationshipType')}
        </Folded>
      )}
      <SidebarLine label={t('filters.confidence')}>
        <InlineSelect
          label={t('filters.confidence')}
          value={filter.confidence ?? 'any'}
          options={(['any', ...CONFIDENCES] as const).map((value) => ({ value, label: value === 'any' ? t('common:action.any') : value === 'high' ? t('domain:confidence.high') : t('filters.atLeast', { level: t(`domain:confidence.${value}`) }) }))}
          onKeep={(value) => setFilter({ ...filter, confidence: value === null || value === 'any' ? undefined : value })}
        />
      </SidebarLine>
      {focus && <p className={classes['said']}>{t('filters.focus')}</p>}
    </SidebarSection>
  );
}

interface ChecksProps {
  readonly vocabulary: Records['term']['vocabulary'];
  readonly counts: ReadonlyMap<string, number>;
  /** Undefined: everything. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: string[] | undefined) => void;
}

function Checks({ vocabulary, counts, chosen, onChange }: ChecksProps): ReactNode {
  const { t } = useTranslation('map');
  const inOrder = useInOrder();
  const word = useTermWord();
  const terms = inOrder(useRecords('term').filter((term: Records['term']) => term.vocabulary === vocabulary && counts.has(term.id)));
  const all = [...terms.map(({ id }) => id), ...(counts.has('') ? [''] : [])];
  return all.map((id) => {
    const term = terms.find((each) => each.id === id);
    return <SidebarCheck key={id} label={term ? word(term) : t('filters.unstated')} count={counts.get(id)} checked={chosen === undefined || chosen.includes(id)} onChange={(on) => onChange(switched(chosen, id, on, all))} />;
  });
}

/** A list that is opened when it is wanted; one that filters says so while it is closed. */
function Folded({ title, on, children }: { readonly title: string; readonly on: boolean; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  const Icon = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <button type="button" className={classes['fold']} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span>{title}</span>
        <span data-on={on || undefined}>{on ? t('action.filter') : t('action.all')}</span>
        <Icon size={14} stroke={1.75} className={open ? undefined : 'bz-mirror'} aria-hidden />
      </button>
      {open && children}
    </>
  );
}
