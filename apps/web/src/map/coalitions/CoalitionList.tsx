import { SidebarItem, SidebarSection, useFormat } from '@baraza/ui';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecords } from '../../project/hooks.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { belongings, IN_COALITIONS } from '../data/coalitions.js';

/** The coalitions of the project, each with how many are in it; nothing while there are none. */
export function CoalitionList(): ReactNode {
  const { t } = useTranslation('map');
  const { compare } = useFormat();
  const { selection, select } = useMapUi();
  const coalitions = useRecords('coalition');
  const counts = useStored(IN_COALITIONS, (store) => new Map(coalitions.map(({ id }) => [id, belongings(store, 'coalition', id).length])), [coalitions]);
  if (coalitions.length === 0) return null;
  return (
    <SidebarSection title={t('coalition.list')}>
      {[...coalitions]
        .sort((a, b) => compare(a.name, b.name))
        .map(({ id, name }) => (
          <SidebarItem key={id} label={name} icon={<IconUsersGroup size={18} stroke={1.5} aria-hidden />} count={counts.get(id)} current={selection.length === 1 && selection[0]!.id === id} onClick={() => select([{ entity: 'coalition', id }])} />
        ))}
    </SidebarSection>
  );
}
