import { Action, SidebarItem, SidebarNote, SidebarSection } from '@baraza/ui';
import { IconActivity, IconCalendarEvent, IconFileText, IconMap2, IconMessages, IconPlus, IconSettings, IconTableExport, IconTableImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useCommand } from '../app/commands.js';
import { DuplicatesPlace } from '../duplicates/DuplicatesPlace.js';
import { useProject } from './context.js';
import { useIsArchived, useRecord, useRecords, useViewer } from './hooks.js';
import { useInOrder } from './useInOrder.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Where one can go in the project: its maps and its other screens. */
export function ProjectSidebar(): ReactNode {
  return (
    <>
      <ProjectMaps />
      <ProjectConsultations />
      <DuplicatesPlace />
      <ProjectPlaces />
    </>
  );
}

/** The maps of the project; `action` stands at the end of their title. */
export function ProjectMaps({ action }: { readonly action?: ReactNode }): ReactNode {
  const { t } = useTranslation('project');
  const inOrder = useInOrder();
  const { id } = useProject();
  const { pathname } = useLocation();
  const maps = inOrder(useRecords('map'));
  return (
    <SidebarSection title={t('maps')} action={action}>
      {maps.length === 0 && <SidebarItem label={t('noMaps.title')} icon={<IconMap2 {...icon} />} href={`/p/${id}?maps`} current={pathname === `/p/${id}`} />}
      {maps.map((map) => {
        const path = `/p/${id}/m/${map.id}`;
        return <SidebarItem key={map.id} label={map.name} icon={<IconMap2 {...icon} />} href={path} current={pathname === path} />;
      })}
    </SidebarSection>
  );
}

/** The other room of the project: its consultation processes. */
export function ProjectConsultations(): ReactNode {
  const { t } = useTranslation(['project', 'common']);
  const inOrder = useInOrder();
  const { id } = useProject();
  const { pathname } = useLocation();
  const { can } = useViewer();
  const archived = useIsArchived();
  const all = `/p/${id}/consultations`;
  const processes = inOrder(useRecords('process'));
  return (
    <SidebarSection
      title={t('consultations')}
      action={
        can('planConsultations') &&
        !archived &&
        processes.length > 0 && (
          <Action small href={`${all}/new`} aria-label={t('newConsultation')}>
            <IconPlus size={14} aria-hidden />
            {t('common:action.new')}
          </Action>
        )
      }
    >
      <SidebarItem label={t('allConsultations')} icon={<IconMessages {...icon} />} count={processes.length} href={all} current={pathname === all} />
      {processes.map((process) => {
        const path = `${all}/${process.id}`;
        return <SidebarItem key={process.id} label={process.name} icon={<IconCalendarEvent {...icon} />} href={path} current={pathname === path} open={pathname.startsWith(`${path}/`)} />;
      })}
    </SidebarSection>
  );
}

/** The screens of the project that are neither maps nor consultations, and what the project is where it is invented. */
export function ProjectPlaces(): ReactNode {
  const { t } = useTranslation(['project', 'common', 'sources']);
  const { id } = useProject();
  const { pathname } = useLocation();
  const { can } = useViewer();
  const exporting = useCommand('export');
  const fictional = useRecord('project', id)?.fictional ?? false;
  const place = (name: string, label: string, mark: ReactNode): ReactNode => <SidebarItem label={label} icon={mark} href={`/p/${id}/${name}`} current={pathname === `/p/${id}/${name}`} />;
  return (
    <>
      <SidebarSection title={t('project')}>
        {place('sources', t('sources:title'), <IconFileText {...icon} />)}
        {place('activity', t('activity.title'), <IconActivity {...icon} />)}
        {can('import') && place('import', t('common:action.import'), <IconTableImport {...icon} />)}
        {exporting && <SidebarItem label={exporting.label} icon={<IconTableExport {...icon} />} onClick={exporting.onChoose} />}
        {place('settings', t('settings.title'), <IconSettings {...icon} />)}
      </SidebarSection>
      {fictional && <SidebarNote title={t('settings.fictional')}>{t('fictionalNote')}</SidebarNote>}
    </>
  );
}
