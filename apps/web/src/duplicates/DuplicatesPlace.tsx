import { SidebarItem, SidebarSection } from '@baraza/ui';
import { IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useProject } from '../project/context.js';
import { useIsArchived, useViewer } from '../project/hooks.js';
import { idsOf } from '../map/data/members.js';
import { useKept } from '../map/data/useStored.js';
import { listPath } from './addresses.js';
import { useDuplicates } from './useDuplicates.js';

const STAKEHOLDERS = ['stakeholder'] as const;
/** Registries up to this size are searched while nobody asks, so that their number stands beside the place: well under a second of a worker. */
const SEARCHED_UNASKED = 1000;

/** Where duplicates are found, with how many there are, in a side bar; nothing for who may not merge. */
export function DuplicatesPlace(): ReactNode {
  const { t } = useTranslation('project');
  const { can } = useViewer();
  const archived = useIsArchived();
  return can('editRegistry') && !archived ? (
    <SidebarSection title={t('registry')}>
      <Place />
    </SidebarSection>
  ) : null;
}

function Place(): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  const { pathname } = useLocation();
  const { candidates } = useDuplicates(useKept(STAKEHOLDERS, (store) => idsOf(store, 'stakeholder').length) <= SEARCHED_UNASKED);
  const path = listPath(id);
  return <SidebarItem label={t('duplicates')} icon={<IconUsersGroup size={16} stroke={1.75} aria-hidden />} count={candidates?.length || undefined} href={path} current={pathname === path} open={pathname.startsWith(`${path}/`)} />;
}
