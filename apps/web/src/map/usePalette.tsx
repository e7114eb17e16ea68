import { interestShape, keyOf, type PaletteItem, ShapeMark, shapeOfKind, usePaletteOpen } from '@baraza/ui';
import { ARRANGEMENTS, MAP_MODES } from '@baraza/domain';
import { IconBookmark, IconTopologyStar, IconPlus, IconList, IconSchema, IconSitemap, IconTable, IconUsersGroup, IconVectorBezier2, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.js';
import { useBrokersCommand } from './brokers/useBrokersCommand.js';
import { useStored } from './data/useStored.js';
import { type MapMode, useMapUi } from './state/map-ui.js';
import { useMapCommands } from './tools/useMapCommands.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

const VIEW_ICONS: Readonly<Record<MapMode, ReactNode>> = { network: <IconSchema {...icon} />, list: <IconList {...icon} />, table: <IconTable {...icon} />, places: <IconWorld {...icon} /> };

const OFFERED = ['stakeholder', 'interest', 'coalition', 'term'] as const;
const NOBODY: readonly PaletteItem[] = [];

/** What "Find people, maps, commands" offers while a map is open: everybody of the registry, and what can be done here. */
export function usePalette(): void {
  const { t } = useTranslation(['map', 'common', 'measures']);
  const { select, rights, mode, setMode, setTask } = useMapUi();
  const commands = useMapCommands();
  const brokers = useBrokersCommand();
  const open = usePaletteOpen();
  // Thousands of names are listed when somebody looks for one, not with each change of one of them.
  const people = useStored(
    open ? OFFERED : [],
    (store): readonly PaletteItem[] => {
      if (!open) return NOBODY;
      const kinds = new Map(store.allLive('term').map((term) => [term.id, term]));
      return [
        ...store.allLive('stakeholder').map(({ id, name, aliases, kind }): PaletteItem => {
          const term = kind === null ? undefined : kinds.get(kind);
          return { id: `stakeholder-${id}`, label: name, keywords: aliases, icon: <ShapeMark shape={shapeOfKind(term?.code ?? '', term?.shape)} size={16} />, group: t('palette.stakeholders'), onChoose: () => select([{ entity: 'stakeholder', id }]) };
        }),
        ...store.allLive('interest').map(({ id, name }): PaletteItem => ({ id: `interest-${id}`, label: name, icon: <ShapeMark shape={interestShape} size={16} />, group: t('palette.interests'), onChoose: () => select([{ entity: 'interest', id }]) })),
        ...store.allLive('coalition').map(({ id, name, purpose }): PaletteItem => ({ id: `coalition-${id}`, label: name, description: purpose ?? undefined, icon: <IconUsersGroup {...icon} />, group: t('coalition.list'), onChoose: () => select([{ entity: 'coalition', id }]) })),
      ];
    },
    [open, select, t],
  );
  const group = t('palette.onMap');
  const actions: PaletteItem[] = [
    ...MAP_MODES.map((each, index) => ({ id: `map-view-${each}`, label: t('palette.view', { view: t(`views.${each}`) }), icon: VIEW_ICONS[each], keys: String(index + 1), group, onChoose: () => setMode(each) })),
    ...(rights.edit
      ? [
          { id: 'map-add', label: t('toolbar.add'), icon: <IconPlus {...icon} />, keys: keyOf('addStakeholder'), group, onChoose: commands.addStakeholder },
          { id: 'map-interest', label: t('toolbar.addInterest'), icon: <IconPlus {...icon} />, keys: keyOf('addInterest'), group, onChoose: commands.addInterest },
          { id: 'map-connect', label: t('toolbar.connect'), icon: <IconVectorBezier2 {...icon} />, keys: keyOf('connect'), group, onChoose: commands.connect },
        ]
      : []),
    { id: 'map-save-view', label: t('saved.save'), icon: <IconBookmark {...icon} />, group, onChoose: () => setTask({ kind: 'saveView', rename: null }) },
    ...(brokers ? [{ id: 'map-brokers', label: t('measures:brokers.title'), icon: <IconTopologyStar {...icon} />, group, onChoose: brokers }] : []),
    // Of the picture alone: it has to be there to be laid out.
    ...ARRANGEMENTS.filter((arrangement) => mode === 'network' && (rights.scores || arrangement !== 'ringsByInfluence')).map((arrangement) => ({
      id: `map-arrange-${arrangement}`,
      label: t(rights.arrange ? 'arrange.command' : 'arrange.commandOwn', { how: t(`arrange.${arrangement}`) }),
      icon: <IconSitemap {...icon} />,
      group,
      onChoose: () => commands.arrange(arrangement),
    })),
  ];
  useCommands(people);
  useCommands(actions);
}
