import { createId, type Records } from '@baraza/domain';
import { Action, SidebarItem, SidebarSection } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconDots, IconList, IconMap, IconPlus, IconSchema, IconTable, IconWorld } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { DuplicatesPlace } from '../../duplicates/DuplicatesPlace.js';
import { useProject } from '../../project/context.js';
import { useConnectionPart, useMutate, useRecords, useViewer } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { ProjectConsultations, ProjectPlaces } from '../../project/ProjectSidebar.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useUndo } from '../../project/useUndo.js';
import { mapCounts } from '../data/history.js';
import { presentOn } from '../data/members.js';
import { useKept } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { renameInPanel } from '../tools/rename.js';
import { CoalitionList } from '../coalitions/CoalitionList.js';
import { ViewList } from '../views/ViewList.js';
import { Filters } from './Filters.js';
import classes from './side.module.css';

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const;

/** Maps, views and filters, and the ways to the other room and the rest of the project. */
export function MapSidebar(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { mode, setMode } = useMapUi();
  return (
    <>
      <Maps />
      <SidebarSection title={t('views.title')}>
        <SidebarItem label={t('views.network')} icon={<IconSchema {...icon} />} count={1} current={mode === 'network'} onClick={() => setMode('network')} />
        <SidebarItem label={t('views.list')} icon={<IconList {...icon} />} count={2} current={mode === 'list'} onClick={() => setMode('list')} />
        <SidebarItem label={t('views.table')} icon={<IconTable {...icon} />} count={3} current={mode === 'table'} onClick={() => setMode('table')} />
        <SidebarItem label={t('views.places')} icon={<IconWorld {...icon} />} count={4} current={mode === 'places'} onClick={() => setMode('places')} />
      </SidebarSection>
      <ViewList />
      <CoalitionList />
      <Filters />
      <ProjectConsultations />
      <DuplicatesPlace />
      <ProjectPlaces />
    </>
  );
}

function Maps(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const inOrder = useInOrder();
  const { mapId, rights } = useMapUi();
  const { id: project } = useProject();
  const maps = inOrder(useRecords('map'));
  const navigate = useNavigate();
  const mutate = useMutate();
  const counts = useMapCounts(mapId);
  const create = (): void => {
    const id = createId();
    if (mutate('createMap', { id, name: t('maps.newName'), aggregate: 'median', order: (maps.at(-1)?.order ?? maps.length) + 1 })) void navigate(`/p/${project}/m/${id}`);
  };
  return (
    <SidebarSection
      title={t('maps.title')}
      action={
        rights.arrange && (
          <Action small onClick={create} aria-label={t('maps.new')}>
            <IconPlus size={14} aria-hidden />
            {t('common:action.new')}
          </Action>
        )
      }
    >
      {maps.map((map) => (
        <div key={map.id} className={classes['mapRow']} data-here={map.id === mapId || undefined}>
          <SidebarItem label={map.name} icon={<IconMap {...icon} />} count={counts.get(map.id)} open={map.id === mapId} href={`/p/${project}/m/${map.id}`} />
          {map.id === mapId && <MapMenu map={map} next={maps.find(({ id }) => id !== map.id)?.id} />}
        </div>
      ))}
    </SidebarSection>
  );
}

/** Members of each map: of this one as they are now, of the others as the server last said. */
function useMapCounts(mapId: string): ReadonlyMap<string, number> {
  const { id: project } = useProject();
  const status = useConnectionPart('status');
  const { viewer } = useViewer();
  const [asked, setAsked] = useState<ReadonlyMap<string, number>>(new Map());
  const here = useKept(['membership', 'stakeholder', 'interest'], (store) => presentOn(store, mapId).length);
  useEffect(() => {
    if (status !== 'live') return;
    let late = false;
    // Counts are a convenience: without an answer the names stand alone.
    mapCounts(project).then((counts) => late || setAsked(counts), () => undefined);
    return () => {
      late = true;
    };
  }, [project, mapId, status, viewer]);
  const arriving = useConnectionPart('arriving');
  return new Map([...asked, ...(arriving && here === 0 ? [] : [[mapId, here] as const])]);
}

function MapMenu({ map, next }: { readonly map: Records['map']; readonly next: string | undefined }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { id: project } = useProject();
  const { rights, select, setPanelOpen } = useMapUi();
  const navigate = useNavigate();
  const mutate = useMutate();
  const { undo } = useUndo();
  const offerUndo = useOfferUndo();
  const about = (): void => {
    select([]);
    setPanelOpen(true);
  };
  const rename = (): void => renameInPanel(about);
  const remove = (): void => {
    if (!mutate('deleteMap', { id: map.id })) return;
    void navigate(next === undefined ? `/p/${project}?maps` : `/p/${project}/m/${next}`);
    const back = (): void => {
      undo();
      void navigate(`/p/${project}/m/${map.id}`);
    };
    offerUndo(t('maps.deleted', { name: map.name }), { undo: back, id: 'gone' });
  };
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Action className={classes['dots']} aria-label={t('maps.more', { name: map.name })}>
          <IconDots size={16} aria-hidden />
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={about}>{t('maps.about')}</Menu.Item>
        {rights.arrange && <Menu.Item onClick={rename}>{t('common:action.rename')}</Menu.Item>}
        {rights.arrange && (
          <Menu.Item onClick={remove} c="var(--bz-danger)">
            {t('maps.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
