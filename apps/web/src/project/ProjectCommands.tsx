import { keyOf, type PaletteItem, useShortcuts } from '@baraza/ui';
import { IconActivity, IconArrowBackUp, IconArrowForwardUp, IconFileText, IconMap2, IconSettings, IconTableImport, IconUsersGroup } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommands } from '../app/commands.js';
import { useProject } from './context.js';
import { useRecords, useViewer } from './hooks.js';
import { useInOrder } from './useInOrder.js';
import { useUndo } from './useUndo.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** What the palette offers in every screen of a project, and the keys of undo and redo. */
export function ProjectCommands(): ReactNode {
  const { t } = useTranslation(['project', 'common', 'sources']);
  const inOrder = useInOrder();
  const { id } = useProject();
  const navigate = useNavigate();
  const maps = useRecords('map');
  const { can } = useViewer();
  const { undo, redo } = useUndo();
  useShortcuts({ undo, redo });
  const places = useMemo((): PaletteItem[] => {
    const go = (path: string) => () => void navigate(`/p/${id}/${path}`);
    const group = t('project');
    return [
      ...inOrder(maps).map((map): PaletteItem => ({ id: `map-${map.id}`, label: map.name, description: map.purpose ?? undefined, icon: <IconMap2 {...icon} />, group: t('maps'), onChoose: go(`m/${map.id}`) })),
      { id: 'go-sources', label: t('sources:title'), icon: <IconFileText {...icon} />, group, onChoose: go('sources') },
      { id: 'go-activity', label: t('activity.title'), icon: <IconActivity {...icon} />, group, onChoose: go('activity') },
      ...(can('import') ? [{ id: 'go-import', label: t('common:action.import'), icon: <IconTableImport {...icon} />, group, onChoose: go('import') }] : []),
      ...(can('editRegistry') ? [{ id: 'go-duplicates', label: t('duplicates'), icon: <IconUsersGroup {...icon} />, group, onChoose: go('duplicates') }] : []),
      { id: 'go-settings', label: t('settings.title'), icon: <IconSettings {...icon} />, group, onChoose: go('settings') },
    ];
  }, [t, id, navigate, maps, can]);
  const steps: PaletteItem[] = [
    { id: 'undo', label: t('common:action.undo'), icon: <IconArrowBackUp {...icon} />, group: t('project'), keys: keyOf('undo'), onChoose: undo },
    { id: 'redo', label: t('common:action.redo'), icon: <IconArrowForwardUp {...icon} />, group: t('project'), keys: keyOf('redo'), onChoose: redo },
  ];
  useCommands(places);
  useCommands(steps);
  return null;
}
