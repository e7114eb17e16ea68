import { Section } from '@baraza/ui';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { Picker } from '../panel/fields/Picker.js';
import panel from '../panel/panel.module.css';
import { useMapUi } from '../state/map-ui.js';
import { useCoalitionActions } from './actions.js';

/** Of several that are selected: makes them a coalition, or brings them into one. */
export function MakeCoalition({ stakeholders }: { readonly stakeholders: readonly string[] }): ReactNode {
  const { t } = useTranslation('map');
  const { rights, select } = useMapUi();
  const coalitions = useRecords('coalition');
  const { form, bringIn } = useCoalitionActions();
  if (!rights.edit || stakeholders.length < 2) return null;
  const show = (id: string): void => select([{ entity: 'coalition', id }]);
  const make = (name: string): void => {
    const id = form(name, stakeholders);
    if (id !== null) show(id);
  };
  const bring = (id: string | null): void => {
    if (id === null) return;
    bringIn(id, stakeholders);
    show(id);
  };
  return (
    <Section title={t('coalition.title')}>
      <Picker label={t('coalition.choose')} items={coalitions} value={null} onPick={bring} onCreate={make}>
        <span className={panel['adder']}>
          <IconPlus size={14} aria-hidden />
          {t('coalition.together')}
        </span>
      </Picker>
    </Section>
  );
}
