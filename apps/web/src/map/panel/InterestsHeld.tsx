import { createId } from '@baraza/domain';
import { Action, Section, Tag, useFormat, ValueBar } from '@baraza/ui';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useMutate, useRecord, useRecords } from '../../project/hooks.js';
import { useWaiting } from '../data/useWaiting.js';
import { type Held, holdersOf, interestsHeld } from '../data/ties.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { useOnDay } from '../times/DayNotes.js';
import { Picker } from './fields/Picker.js';
import { RecordFacts } from './fields/RecordFacts.js';
import classes from './panel.module.css';
import { RemoveAction } from './RemoveAction.js';
import { WaitingDot } from './WaitingDot.js';

/** Rows shown before "All". */
const FEW = 6;

/** What a stakeholder wants or will not have, how strongly, and how many others take its side. */
export function InterestsHeld({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights, select } = useMapUi();
  const { id: project } = useProject();
  const fictional = useRecord('project', project)?.fictional ?? false;
  const interests = useRecords('interest');
  const mutate = useMutate();
  const { compare } = useFormat();
  const known = useStored(['holding', 'interest', 'stakeholder'], (store) => interestsHeld(store, stakeholder, compare), [stakeholder, compare]);
  const { there: held, others } = useOnDay(known, 'holding', ({ record }) => record);
  const [all, setAll] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const hold = (interest: string, group = createId()): void => {
    const id = createId();
    if (mutate('createHolding', { id, stakeholder, interest, stance: 1 }, { group })) setOpen(id);
  };
  const create = (name: string): void => {
    const [id, group] = [createId(), createId()];
    if (mutate('createInterest', { id, name }, { group })) hold(id, group);
  };
  return (
    <Section title={t('interests.title')} badge={fictional && held.length > 0 && <Tag muted>{t('common:judgement.illustration')}</Tag>} action={held.length > 0 ? t('interests.columns') : undefined}>
      {held.slice(0, all ? undefined : FEW).map((each) => (
        <HeldRow key={each.record.id} held={each} name={each.interest.name} open={open === each.record.id} onToggle={() => setOpen(open === each.record.id ? null : each.record.id)} onGo={() => select([{ entity: 'interest', id: each.interest.id }])} />
      ))}
      <div className={classes['foot']}>
        {others !== '' && <span>{others}</span>}
        {held.length > FEW && (
          <Action accent small onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('allOf', { count: held.length })}
          </Action>
        )}
        {rights.edit ? (
          <Picker label={t('interests.add')} items={interests.filter(({ id }) => !known.some(({ interest }) => interest.id === id))} value={null} onPick={(id) => id && hold(id)} onCreate={create}>
            <span className={classes['adder']}>
              <IconPlus size={14} aria-hidden />
              {t('interests.add')}
            </span>
          </Picker>
        ) : (
          held.length === 0 && <span>{t('interests.none')}</span>
        )}
      </div>
    </Section>
  );
}

/** Who holds an interest, for and against. */
export function Holders({ interest }: { readonly interest: string }): ReactNode {
  const { t } = useTranslation('map');
  const { rights, select } = useMapUi();
  const stakeholders = useRecords('stakeholder');
  const mutate = useMutate();
  const { compare } = useFormat();
  const known = useStored(['holding', 'interest', 'stakeholder'], (store) => holdersOf(store, interest, compare), [interest, compare]);
  const { there: held, others } = useOnDay(known, 'holding', ({ record }) => record);
  const [open, setOpen] = useState<string | null>(null);
  const add = (stakeholder: string): void => {
    const id = createId();
    if (mutate('createHolding', { id, stakeholder, interest, stance: 1 })) setOpen(id);
  };
  const count = (stance: number): number => held.filter(({ record }) => record.stance === stance).length;
  return (
    <Section title={t('holders.title')} action={held.length > 0 ? t('holders.count', { for: count(1), against: count(-1) }) : undefined}>
      {held.map((each) => (
        <HeldRow key={each.record.id} held={each} name={each.stakeholder.name} alone open={open === each.record.id} onToggle={() => setOpen(open === each.record.id ? null : each.record.id)} onGo={() => select([{ entity: 'stakeholder', id: each.stakeholder.id }])} />
      ))}
      <div className={classes['foot']}>
        {others !== '' && <span>{others}</span>}
        {rights.edit ? (
          <Picker label={t('holders.add')} items={stakeholders.filter(({ id }) => !known.some(({ stakeholder }) => stakeholder.id === id))} value={null} onPick={(id) => id && add(id)}>
            <span className={classes['adder']}>
              <IconPlus size={14} aria-hidden />
              {t('holders.add')}
            </span>
          </Picker>
        ) : (
          held.length === 0 && <span>{t('holders.none')}</span>
        )}
      </div>
    </Section>
  );
}

interface HeldRowProps {
  readonly held: Held;
  readonly name: string;
  /** Without the count of others. */
  readonly alone?: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onGo: () => void;
}

function HeldRow({ held, name, alone = false, open, onToggle, onGo }: HeldRowProps): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const { rights } = useMapUi();
  const waiting = useWaiting();
  const { record, share, oppose } = held;
  const others = share === 0 && oppose === 0 ? t('interests.alone') : share >= oppose ? t('interests.share', { count: share }) : t('interests.oppose', { count: oppose });
  return (
    <>
      <div className={classes['held']} data-alone={alone || undefined}>
        <Action className={classes['grow']} onClick={onGo}>
          {name}
          {waiting.has(record.id) && <WaitingDot />}
        </Action>
        <button type="button" className={`bz-bare ${classes['cells']}`} aria-expanded={open} onClick={onToggle}>
          <span className="bz-hidden-text">{t('interests.change', { name })}:</span>
          <span>{record.stance > 0 ? t('stance.for') : t('stance.against')}</span>
          {record.intensity === null ? <span className={classes['muted']}>–</span> : <ValueBar value={record.intensity} />}
          <span className={classes['number']}>{record.intensity === null ? '' : format.number(record.intensity)}</span>
          {!alone && (
            <span className={classes['others']} title={t('interests.othersTitle', { share, oppose })}>
              {others}
            </span>
          )}
        </button>
      </div>
      {open && (
        <div className={classes['inset']}>
          <RecordFacts entity="holding" record={record} readOnly={!rights.edit} brief={['intensity', 'source']} />
          {rights.edit && <RemoveAction items={[{ entity: 'holding', id: record.id }]} label={t('interests.remove')} />}
        </div>
      )}
    </>
  );
}
