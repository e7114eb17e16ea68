import type { Records } from '@baraza/domain';
import { Action, InlineSelect, InlineText, PanelHeader, Section, useFormat, useTermWord } from '@baraza/ui';
import { IconMap } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { countBy, membersOf, tiesOn } from '../data/members.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { ClassTag } from './ClassTag.js';
import { Brokers } from '../brokers/Brokers.js';
import { useFieldWords } from '../../project/words.js';
import { MapHistory } from '../times/MapHistory.js';
import { HiddenList } from './HiddenList.js';
import classes from './panel.module.css';
import { RecordComments } from './RecordComments.js';

/** Kinds that are told one by one; the rest is counted. */
const KINDS_TOLD = 6;

/** The map itself, while nothing on it is selected. */
export function AboutMap({ map, onClose }: { readonly map: Records['map']; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights, hidden, setFilter, setFocus, setDate, recorded } = useMapUi();
  const actions = useMapActions();
  const words = useFieldWords();
  const word = useTermWord();
  const terms = useRecords('term');
  const format = useFormat();
  const counts = useStored(
    ['membership', 'stakeholder', 'interest', 'relationship', 'holding'],
    (store) => {
      const members = membersOf(store, map.id);
      const { relationships, holdings } = tiesOn(store, map.id);
      const stakeholders = members.filter(({ entity }) => entity === 'stakeholder');
      const kinds = [...countBy(stakeholders, ({ kind }) => kind)].sort(([, a], [, b]) => b - a);
      return { members: members.length, kinds, interests: members.length - stakeholders.length, relationships: relationships.length, holdings: holdings.length };
    },
    [map.id],
  );
  // Agreements and places can stand on a map too: what is on it is told by its kind, and not all of it as stakeholders.
  const [told, rest] = [counts.kinds.slice(0, KINDS_TOLD), counts.kinds.slice(KINDS_TOLD)];
  const nameOf = (id: string): string => {
    const term = terms.find((each) => each.id === id);
    return term ? word(term) : t('filters.unstated');
  };
  const set = (patch: Record<string, unknown>): void => actions.set('map', map.id, patch);
  const someHidden = hidden !== null && hidden.nodes.shown + hidden.edges.shown < hidden.nodes.total + hidden.edges.total;
  return (
    <>
      <PanelHeader
        mark={<IconMap size={36} stroke={1.25} aria-hidden />}
        title={
          <span data-rename>
            <InlineText label={words.label('map', 'name')} value={map.name} onKeep={(name) => set({ name })} required strong readOnly={!rights.arrange} />
          </span>
        }
        subtitle={t('panel.map')}
        onClose={onClose}
        tags={<ClassTag entity="map" id={map.id} own={map.classification} />}
      />
      <Section title={words.label('map', 'purpose')}>
        <InlineText label={words.label('map', 'purpose')} value={map.purpose ?? ''} placeholder={rights.arrange ? t('about.purpose') : t('about.noPurpose')} multiline onKeep={(purpose) => set({ purpose: purpose === '' ? null : purpose })} readOnly={!rights.arrange} />
      </Section>
      <Section title={t('about.onIt')}>
        <ul className={classes['plainList']}>
          <li>
            {t('about.members', { count: counts.members })}
            <ul className={classes['within']} aria-label={t('filters.kinds')}>
              {told.map(([id, count]) => (
                <li key={id} className={classes['muted']}>
                  <bdi>{nameOf(id)}</bdi> {format.number(count)}
                </li>
              ))}
              {rest.length > 0 && <li className={classes['muted']}>{t('about.otherKinds', { count: rest.length, members: rest.reduce((sum, [, count]) => sum + count, 0) })}</li>}
            </ul>
          </li>
          <li>{t('common:count.interests', { count: counts.interests })}</li>
          <li>{t('common:count.relationships', { count: counts.relationships })}</li>
          <li>{t('about.held', { count: counts.holdings })}</li>
        </ul>
      </Section>
      {rights.scores && (
        <Section title={words.label('map', 'aggregate')}>
          <InlineSelect label={words.label('map', 'aggregate')} value={map.aggregate} options={(['agreed', 'mine', 'median'] as const).map((value) => ({ value, label: t(`aggregate.${value}`) }))} onKeep={(aggregate) => aggregate && set({ aggregate })} readOnly={!rights.arrange} />
          <p className={classes['muted']}>{t(`aggregate.${map.aggregate}Text`)}</p>
        </Section>
      )}
      {hidden && someHidden && (
        <Section
          title={t('hidden.title')}
          action={
            <Action
              accent
              small
              onClick={() => {
                setFilter({});
                setFocus(null);
                setDate(null);
              }}
            >
              {t('hidden.showAll')}
            </Action>
          }
        >
          <HiddenList report={hidden} />
        </Section>
      )}
      {counts.relationships > 0 && <Brokers />}
      <RecordComments entity="map" id={map.id} />
      {recorded === null && <MapHistory />}
    </>
  );
}
