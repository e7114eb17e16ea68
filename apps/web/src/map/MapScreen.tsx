import type { Records } from '@baraza/domain';
import { LoadingState, NotFoundState } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconList, IconMap, IconSchema, IconInfoCircle, IconTable, IconUserPlus, IconWorld } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { fetched } from '../app/fetched.js';
import { useProject } from '../project/context.js';
import { useConnectionPart, useMapScope, useRecord, useRecords, useViewer } from '../project/hooks.js';
import { useInOrder } from '../project/useInOrder.js';
import { OfflineBanner } from '../project/OfflineBanner.js';
import { ProjectScreen } from '../project/ProjectScreen.js';
import classes from './canvas/canvas.module.css';
import { MapCanvas } from './canvas/MapCanvas.js';
import { useMapClipboard } from './clipboard/useMapClipboard.js';
import { presentOn } from './data/members.js';
import { useKept } from './data/useStored.js';
import { EmptyMap } from './EmptyMap.js';
import { FirstMinute } from './hints/FirstMinute.js';
import { MemberList } from './list/MemberList.js';
import { HiddenNote } from './panel/HiddenNote.js';
import { MapPanel } from './panel/MapPanel.js';
import { MapSidebar } from './side/MapSidebar.js';
import { MapUiContext, useMapUi } from './state/map-ui.js';
import { useMapState } from './state/useMapState.js';
import { usePhoneFocus } from './state/usePhoneFocus.js';
import { ApartNote, CanvasCorner, FocusNote, GatheredNote, MapToolbar } from './tools/MapToolbar.js';
import { OwnPlacesNote } from './tools/ArrangeMenu.js';
import { MapLegend } from './tools/MapLegend.js';
import { DayNote } from './times/DayNotes.js';
import { PastBanner, RecordedMap } from './times/RecordedMap.js';
import { TimeBar } from './times/TimeBar.js';
import { Minimap } from './tools/Minimap.js';
import { Strip } from './tools/Strip.js';
import { useMapKeys } from './tools/useMapKeys.js';
import { useNewPlaces } from './tools/useNewPlaces.js';
import { usePalette } from './usePalette.js';
import { ViewsContext } from './views/context.js';
import { useViewsState } from './views/useViews.js';
import { ViewBanner, ViewChanged } from './views/ViewNotes.js';

/** Most look at the picture: the table comes when it is asked for. */
const TableView = lazy(async () => ({ default: (await fetched(import('./table/TableView.js'), 'table')).TableView }));
const PlacesView = lazy(async () => ({ default: (await fetched(import('./places/PlacesView.js'), 'places')).PlacesView }));

/** One map of the project. */
export function MapScreen(): ReactNode {
  const { map: id = '' } = useParams();
  const { t } = useTranslation(['project', 'common']);
  useMapScope(id);
  const map = useRecord('map', id);
  const status = useConnectionPart('status');
  if (!map) return <ProjectScreen here={t('maps')}>{status === 'connecting' ? <LoadingState /> : <NotFoundState />}</ProjectScreen>;
  return <OpenMap key={id} map={map} />;
}

function OpenMap({ map }: { readonly map: Records['map'] }): ReactNode {
  const ui = useMapState(map.id);
  return (
    <MapUiContext value={ui}>
      {/* Around the past, not in it: views are those of now, and what was set stays as it is when the past is left. */}
      <ViewsOf>
        <RecordedMap name={map.name}>
          <Opened map={map} />
        </RecordedMap>
      </ViewsOf>
    </MapUiContext>
  );
}

function ViewsOf({ children }: { readonly children: ReactNode }): ReactNode {
  return <ViewsContext value={useViewsState()}>{children}</ViewsContext>;
}

function Opened({ map }: { readonly map: Records['map'] }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const inOrder = useInOrder();
  const { id: project, session } = useProject();
  const ui = useMapUi();
  const { can } = useViewer();
  const navigate = useNavigate();
  const maps = inOrder(useRecords('map'));
  const members = useKept(['membership', 'stakeholder', 'interest'], (store) => presentOn(store, map.id).length);
  const { mode, setMode, panelOpen, setPanelOpen } = ui;

  const close = (): void => {
    setPanelOpen(false);
    ui.select([]);
  };
  useMapKeys(close);
  useMapClipboard();
  usePhoneFocus();
  usePalette();
  useNewPlaces();
  useEffect(() => {
    session.setPresence({ map: map.id });
    return () => session.setPresence({ map: null, selection: [], cursor: null, editing: null });
  }, [session, map.id]);

  return (
    <ProjectScreen
      here={map.name}
      menu={maps.map(({ id, name }) => ({ id, label: name, current: id === map.id, onChoose: () => void navigate(`/p/${project}/m/${id}`) }))}
      keyGroups={mode === 'table' ? ['general', 'table', 'editing'] : ['general', 'map', 'editing']}
      sidebar={<MapSidebar />}
      banner={
        <>
          <PastBanner />
          <OfflineBanner />
          <ViewBanner />
          <ViewChanged />
        </>
      }
      toolbar={
        <>
          <MapToolbar />
          <Strip />
          <TimeBar place="phone" />
        </>
      }
      footer={
        <>
          {mode === 'network' && ui.legendOpen && <MapLegend />}
          <TimeBar place="desk" />
        </>
      }
      panel={panelOpen ? <MapPanel map={map} onClose={close} /> : undefined}
      panelLabel={t('panel.label')}
      onPanelClose={close}
      end={
        can('manageMembers') && (
          <Button component={Link} to={`/p/${project}/settings`} variant="default" visibleFrom="lg" leftSection={<IconUserPlus size={16} stroke={1.75} aria-hidden />}>
            {t('common:action.share')}
          </Button>
        )
      }
      tabs={[
        { id: 'network', label: t('tabs.map'), icon: <IconSchema size={20} stroke={1.5} aria-hidden />, current: mode === 'network', onClick: () => setMode('network') },
        { id: 'list', label: t('tabs.list'), icon: <IconList size={20} stroke={1.5} aria-hidden />, current: mode === 'list', onClick: () => setMode('list') },
        { id: 'table', label: t('tabs.table'), icon: <IconTable size={20} stroke={1.5} aria-hidden />, current: mode === 'table', onClick: () => setMode('table') },
        { id: 'places', label: t('tabs.places'), icon: <IconWorld size={20} stroke={1.5} aria-hidden />, current: mode === 'places', onClick: () => setMode('places') },
        { id: 'about', label: t('tabs.about'), icon: <IconInfoCircle size={20} stroke={1.5} aria-hidden />, onClick: () => (ui.select([]), setPanelOpen(true)) },
        { id: 'maps', label: t('maps.title'), icon: <IconMap size={20} stroke={1.5} aria-hidden />, onClick: () => document.querySelector<HTMLElement>('[aria-controls="navigation"]')?.click() },
      ]}
    >
      {mode === 'list' && <MemberList />}
      {mode === 'table' && (
        <Suspense fallback={<LoadingState />}>
          <TableView />
        </Suspense>
      )}
      {mode === 'places' && (
        <Suspense fallback={<LoadingState />}>
          <PlacesView />
        </Suspense>
      )}
      {mode === 'network' && (
        <MapCanvas>
          {members === 0 && <EmptyMap />}
          {members > 0 && (
            <div className={classes['note']} data-narrow={panelOpen || undefined}>
              <FocusNote />
              <HiddenNote />
              <DayNote />
              <ApartNote />
              <GatheredNote />
              <OwnPlacesNote />
            </div>
          )}
          {members > 0 && <CanvasCorner />}
          {members > 0 && ui.overviewOpen && <Minimap />}
          <FirstMinute />
        </MapCanvas>
      )}
    </ProjectScreen>
  );
}
