import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../parts/KeyHint.js';
import classes from './palette.module.css';
import { useShortcuts } from './useShortcuts.js';

/** Something that can be found and done: a person, a map, a command. */
export interface PaletteItem {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: ReactNode;
  /** The heading that it stands under: "Stakeholders". */
  readonly group: string;
  /** Its key, shown at the end. */
  readonly keys?: string;
  /** Other words it is found by. */
  readonly keywords?: readonly string[];
  readonly onChoose: () => void;
}

const [store, palette] = createSpotlight();

/** Opens the palette, for a button or a key of one's own. */
export const openPalette = (): void => palette.open();

/** Whether the palette is open. What it offers need be there only then: there can be thousands of people in it. */
export const usePaletteOpen = (): boolean => useSyncExternalStore(store.subscribe, () => store.getState().opened);

function grouped(items: readonly PaletteItem[]): SpotlightActionGroupData[] {
  const groups = new Map<string, SpotlightActionGroupData>();
  for (const item of items) {
    const { actions } = groups.get(item.group) ?? groups.set(item.group, { group: item.group, actions: [] }).get(item.group)!;
    actions.push({
      id: item.id,
      label: item.label,
      description: item.description,
      keywords: [...(item.keywords ?? [])],
      leftSection: item.icon,
      rightSection: item.keys === undefined ? undefined : <KeyHint keys={item.keys} />,
      onClick: item.onChoose,
    });
  }
  return [...groups.values()];
}

/** One box that finds everything: ⌘K. The caller gives the items, and more of them for a query where the server knows more. */
export function CommandPalette({ items, onQuery }: { readonly items: readonly PaletteItem[]; readonly onQuery?: (query: string) => void }): ReactNode {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const open = usePaletteOpen();
  const actions = useMemo(() => (open ? grouped(items) : []), [open, items]);
  // Before a field that keeps its keys to itself.
  useShortcuts({ palette: openPalette }, { first: true });
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={actions}
      query={query}
      onQueryChange={(next) => {
        setQuery(next);
        onQuery?.(next);
      }}
      nothingFound={query.trim() === '' ? t('palette.start') : t('palette.nothing', { query: query.trim() })}
      highlightQuery
      limit={40}
      scrollable
      maxHeight={480}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.2 }}
      classNames={{ actionsGroup: classes['group'] }}
      transitionProps={{ duration: 0 }}
      // With the box, not after it as the dialog does: whoever types on loses no letter.
      searchProps={{ autoFocus: true, placeholder: t('palette.label'), 'aria-label': t('palette.label'), leftSection: <IconSearch size={18} stroke={1.75} aria-hidden /> }}
    />
  );
}
