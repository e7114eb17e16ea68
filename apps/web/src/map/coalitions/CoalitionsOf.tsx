import { Action, Section, useFormat } from '@baraza/ui';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useStored } from '../data/useStored.js';
import { Picker } from '../panel/fields/Picker.js';
import panel from '../panel/panel.module.css';
import { useMapUi } from '../state/map-ui.js';
import { DayTag } from '../times/DayNotes.js';
import { coalitionsWith, IN_COALITIONS } from '../data/coalitions.js';
import { useCoalitionActions } from './actions.js';

/** The coalitions that a stakeholder is in. */
export function CoalitionsOf({ stakeholder }: { readonly stakeholder: string }): ReactNode {
  const { t } = useTranslation('map');
  const { rights, select } = useMapUi();
  const all = useRecords('coalition');
  const { compare } = useFormat();
  const known = useStored(IN_COALITIONS, (store) => coalitionsWith(store, stakeholder, compare), [stakeholder, compare]);
  const { form, bringIn } = useCoalitionActions();
  if (known.length === 0 && !rights.edit) return null;
  return (
    <Section title={t('coalition.list')}>
      <ul className={panel['plainList']}>
        {known.map(({ record, coalition }) => (
          <li key={record.id} className={panel['pair']}>
            <Action className={panel['grow']} onClick={() => select([{ entity: 'coalition', id: coalition.id }])}>
              <bdi>{coalition.name}</bdi>
            </Action>
            <span className={panel['muted']}>
              {record.part} <DayTag entity="coalitionMember" id={record.id} />
            </span>
          </li>
        ))}
      </ul>
      {rights.edit && (
        <div className={panel['foot']}>
          <Picker label={t('coalition.choose')} items={all.filter(({ id }) => !known.some(({ coalition }) => coalition.id === id))} value={null} onPick={(id) => id && bringIn(id, [stakeholder])} onCreate={(name) => void form(name, [stakeholder])}>
            <span className={panel['adder']}>
              <IconPlus size={14} aria-hidden />
              {t('coalition.join')}
            </span>
          </Picker>
        </div>
      )}
    </Section>
  );
}
