import { Action, SidebarItem, SidebarSection, useShell } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconBookmark, IconBookmarkFilled, IconDots, IconPlus, IconUser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import classes from '../side/side.module.css';
import { useViews } from './context.js';
import type { ListedView } from './useViews.js';

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const;

/** Opens the strip in which a view gets its name; on a phone the list goes out of its way. */
function useNaming(): (rename: string | null) => void {
  const { setTask } = useMapUi();
  const { setNavigationOpen } = useShell();
  return (rename) => {
    setNavigationOpen(false);
    setTask({ kind: 'saveView', rename });
  };
}

/** The saved views of the map, and the way to one more. */
export function ViewList(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { all, current, open } = useViews();
  const nameView = useNaming();
  return (
    <SidebarSection
      title={t('saved.title')}
      action={
        <Action small onClick={() => nameView(null)} aria-label={t('saved.save')}>
          <IconPlus size={14} aria-hidden />
          {t('saved.saveAction')}
        </Action>
      }
    >
      {all.length === 0 && <p className={classes['said']}>{t('saved.none')}</p>}
      {all.map((view) => (
        <div key={view.id} className={classes['mapRow']} data-here={view.id === current?.id || undefined}>
          <SidebarItem label={view.name} icon={view.who === 'me' ? <IconUser {...icon} /> : view.opensMap ? <IconBookmarkFilled {...icon} /> : <IconBookmark {...icon} />} current={view.id === current?.id} onClick={() => open(view)} />
          <ViewMenu view={view} />
        </div>
      ))}
    </SidebarSection>
  );
}

function ViewMenu({ view }: { readonly view: ListedView }): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { rights } = useMapUi();
  const nameView = useNaming();
  const views = useViews();
  const mine = view.who === 'me';
  const isCurrent = view.id === views.current?.id;
  if (!mine && !rights.arrange && !isCurrent) return null;
  return (
    <Menu position="bottom-end" returnFocus={false}>
      <Menu.Target>
        <Action className={`${classes['dots']} ${classes['dotsAtEnd']}`} aria-label={t('saved.more', { name: view.name })}>
          <IconDots size={16} aria-hidden />
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(mine ? 'saved.me' : 'saved.team')}</Menu.Label>
        {isCurrent && <Menu.Item onClick={views.leave}>{t('saved.leave')}</Menu.Item>}
        {(mine || rights.arrange) && (
          <>
            {isCurrent && views.changed && <Menu.Item onClick={views.saveChanges}>{t('saved.saveChanges')}</Menu.Item>}
            <Menu.Item onClick={() => nameView(view.id)}>{t('common:action.rename')}</Menu.Item>
            {!mine && <Menu.Item onClick={() => views.setOpensMap(view, !view.opensMap)}>{t(view.opensMap ? 'saved.opensMapNot' : 'saved.opensMap')}</Menu.Item>}
            <Menu.Item onClick={() => views.remove(view)} c="var(--bz-danger)">
              {t('saved.delete')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
