import { Action, LineMark, lineOfType, Section, Tag, useFormat } from '@baraza/ui';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecord, useRecords } from '../../project/hooks.js';
import { type Tie, tiesOf } from '../data/ties.js';
import { useStored } from '../data/useStored.js';
import { useWaiting } from '../data/useWaiting.js';
import { useMapUi } from '../state/map-ui.js';
import { useOnDay } from '../times/DayNotes.js';
import classes from './panel.module.css';
import { useVerb } from './useVerb.js';
import { WaitingDot } from './WaitingDot.js';

const FEW = 6;

/** Relationships of a stakeholder as sentences: what it does to whom, or they to it. */
export function Ties({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights, setTask, setMode } = useMapUi();
  const { id: project } = useProject();
  const fictional = useRecord('project', project)?.fictional ?? false;
  const { compare } = useFormat();
  const { there: ties, others } = useOnDay(useStored(['relationship', 'stakeholder'], (store) => tiesOf(store, stakeholder, compare), [stakeholder, compare]), 'relationship', ({ record }) => record);
  const [all, setAll] = useState(false);
  return (
    <Section
      title={t('ties.title')}
      badge={fictional && ties.length > 0 && <Tag muted>{t('common:judgement.illustration')}</Tag>}
      action={
        ties.length > FEW && (
          <Action accent small onClick={() => setAll(!all)}>
            {all ? t('fewer') : t('allOf', { count: ties.length })}
          </Action>
        )
      }
    >
      {ties.slice(0, all ? undefined : FEW).map((tie) => (
        <TieRow key={tie.record.id} tie={tie} />
      ))}
      <div className={classes['foot']}>
        {others !== '' && <span>{others}</span>}
        {rights.edit ? (
          <Action
            accent
            small
            onClick={() => {
              setMode('network');
              setTask({ kind: 'connect', from: stakeholder, to: null });
            }}
          >
            <IconPlus size={14} aria-hidden />
            {t('ties.add')}
          </Action>
        ) : (
          ties.length === 0 && <span>{t('ties.none')}</span>
        )}
      </div>
    </Section>
  );
}

function TieRow({ tie: { record, other, way } }: { readonly tie: Tie }): ReactNode {
  const { t } = useTranslation('map');
  const format = useFormat();
  const { select } = useMapUi();
  const terms = useRecords('term');
  const verb = useVerb();
  const waiting = useWaiting();
  const term = terms.find(({ id }) => id === record.type);
  const style = lineOfType(term?.code ?? '', { colour: term?.colour, line: term?.line, arrow: term?.arrow });
  return (
    <div className={classes['tie']}>
      <button type="button" className={`bz-bare ${classes['tieWord']}`} onClick={() => select([{ entity: 'relationship', id: record.id }])} title={t('ties.open', { verb: verb(record, way), name: other.name })}>
        <span className={way === 'in' ? classes['turned'] : undefined}>
          <LineMark style={style} informal={record.formality === 'informal'} />
        </span>
        <span className={classes['verb']}>{verb(record, way)}</span>
      </button>
      <Action className={classes['grow']} onClick={() => select([{ entity: 'stakeholder', id: other.id }])}>
        {other.name}
        {waiting.has(record.id) && <WaitingDot />}
      </Action>
      <span className={classes['number']}>{record.strength === null ? '–' : format.number(record.strength)}</span>
    </div>
  );
}
