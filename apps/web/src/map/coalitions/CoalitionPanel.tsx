import type { Records } from '@baraza/domain';
import { Action, InlineText, PanelHeader, Section, useFormat } from '@baraza/ui';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useRecords } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { membersOf } from '../data/members.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStored } from '../data/useStored.js';
import { Activity } from '../panel/Activity.js';
import { ClassTag } from '../panel/ClassTag.js';
import { Editing } from '../panel/fields/Editing.js';
import { Picker } from '../panel/fields/Picker.js';
import { RecordFacts } from '../panel/fields/RecordFacts.js';
import panel from '../panel/panel.module.css';
import { RemoveAction } from '../panel/RemoveAction.js';
import { WaitingDot } from '../panel/WaitingDot.js';
import { useMapUi } from '../state/map-ui.js';
import { useWaiting } from '../data/useWaiting.js';
import { DayTag } from '../times/DayNotes.js';
import { type Belonging, IN_COALITIONS, membersIn } from '../data/coalitions.js';
import { useCoalitionActions } from './actions.js';

/** A coalition: what for, and who is in it. */
export function CoalitionPanel({ coalition, onClose }: { readonly coalition: Records['coalition']; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights, mapId, select, settings, setSettings, view } = useMapUi();
  const { id } = coalition;
  const actions = useMapActions();
  const words = useFieldWords();
  const { bringIn } = useCoalitionActions();
  const { compare } = useFormat();
  const stakeholders = useRecords('stakeholder');
  const members = useStored(IN_COALITIONS, (store) => membersIn(store, id, compare), [id, compare]);
  const others = useMemo(() => {
    const inside = new Set(members.map(({ stakeholder }) => stakeholder.id));
    return stakeholders.filter((each) => !inside.has(each.id));
  }, [stakeholders, members]);
  const here = useStored(['membership', ...IN_COALITIONS], (store) => new Set(membersOf(store, mapId).map((member) => member.id)), [mapId]);
  const shown = members.filter(({ stakeholder }) => here.has(stakeholder.id)).map(({ stakeholder }) => stakeholder.id);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <PanelHeader
        mark={<IconUsersGroup size={36} stroke={1.25} aria-hidden />}
        title={
          <div data-rename>
            <Editing entity="coalition" id={id} field="name">
              {(close) => <InlineText label={words.label('coalition', 'name')} value={coalition.name} onKeep={(name) => actions.set('coalition', id, { name })} required strong readOnly={!rights.edit} onClose={close} />}
            </Editing>
          </div>
        }
        subtitle={[t('coalition.title'), t('common:count.stakeholders', { count: members.length })].join(' · ')}
        onClose={onClose}
        tags={<ClassTag entity="coalition" id={id} own={coalition.classification} />}
      />
      <div className={panel['actions']}>
        {settings.groupBy !== 'coalition' && (
          <Action accent small onClick={() => setSettings({ groupBy: 'coalition' })}>
            {t('coalition.draw')}
          </Action>
        )}
        {shown.length > 0 && (
          <Action
            accent
            small
            onClick={() => {
              select(shown.map((stakeholder) => ({ entity: 'stakeholder', id: stakeholder })));
              view?.fit(shown);
            }}
          >
            {t('coalition.select', { count: shown.length })}
          </Action>
        )}
      </div>
      <Section title={t('facts.title')}>
        <RecordFacts entity="coalition" record={coalition} readOnly={!rights.edit} brief={['purpose', 'validFrom', 'source']} />
      </Section>
      <Section title={t('coalition.members')}>
        {members.map((each) => (
          <MemberRow key={each.record.id} belonging={each} here={here.has(each.stakeholder.id)} open={open === each.record.id} onToggle={() => setOpen(open === each.record.id ? null : each.record.id)} />
        ))}
        {members.length === 0 && <p className={panel['muted']}>{t('coalition.none')}</p>}
        {rights.edit && (
          <div className={panel['foot']}>
            <Picker label={t('coalition.bringIn')} items={others} value={null} onPick={(stakeholder) => stakeholder && bringIn(id, [stakeholder])}>
              <span className={panel['adder']}>
                <IconPlus size={14} aria-hidden />
                {t('coalition.bringIn')}
              </span>
            </Picker>
          </div>
        )}
      </Section>
      <Activity entity="coalition" id={id} />
      {rights.edit && (
        <div className={panel['actions']}>
          <RemoveAction items={[{ entity: 'coalition', id }]} label={t('coalition.delete')} />
        </div>
      )}
    </>
  );
}

function MemberRow({ belonging: { record, stakeholder }, here, open, onToggle }: { readonly belonging: Belonging; readonly here: boolean; readonly open: boolean; readonly onToggle: () => void }): ReactNode {
  const { t } = useTranslation('map');
  const { rights, select } = useMapUi();
  const waiting = useWaiting();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const takeOut = (): void => {
    if (mutate('removeFromCoalition', { members: [{ id: record.id }] })) offerUndo(t('coalition.takenOut', { name: stakeholder.name }), { id: 'gone' });
  };
  return (
    <>
      <div className={panel['pair']}>
        <Action className={panel['grow']} onClick={() => select([{ entity: 'stakeholder', id: stakeholder.id }])}>
          <bdi>{stakeholder.name}</bdi>
          {waiting.has(record.id) && <WaitingDot />}
        </Action>
        <DayTag entity="coalitionMember" id={record.id} />
        <Action small className={panel['muted']} aria-expanded={open} onClick={onToggle}>
          <span className="bz-hidden-text">{t('coalition.part', { name: stakeholder.name })}:</span>
          {record.part ?? (here ? t('coalition.more') : t('coalition.elsewhere'))}
        </Action>
      </div>
      {open && (
        <div className={panel['inset']}>
          <RecordFacts entity="coalitionMember" record={record} readOnly={!rights.edit} brief={['part', 'validFrom', 'validTo']} />
          {rights.edit && (
            <Action small className={panel['danger']} onClick={takeOut}>
              {t('coalition.takeOut')}
            </Action>
          )}
        </div>
      )}
    </>
  );
}
