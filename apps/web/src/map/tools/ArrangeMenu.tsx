import { ARRANGEMENTS, type Arrangement } from '@baraza/domain';
import { Action, ariaKeys, isApple, keyOf, KeyHint } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconAffiliate, IconCircleDashed, IconCircleDot, IconHierarchy2, IconSitemap, IconSquare, IconStack2, IconTarget } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import { useValue } from '../state/value.js';
import classes from './tools.module.css';
import { arrangedPart } from './arranged-part.js';
import { useMapCommands } from './useMapCommands.js';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const ICONS: Readonly<Record<Arrangement, ReactNode>> = {
  force: <IconAffiliate {...icon} />,
  ringsByInfluence: <IconTarget {...icon} />,
  ringsByTies: <IconCircleDot {...icon} />,
  layersByTies: <IconHierarchy2 {...icon} />,
  layersByLevel: <IconStack2 {...icon} />,
  circle: <IconCircleDashed {...icon} />,
};

/** The ways to lay out the map, or what is selected or shown of it; for everybody, or, without the right to, for oneself. */
export function ArrangeMenu(): ReactNode {
  const { t } = useTranslation('map');
  const ui = useMapUi();
  const { rights, task, arrangeMenu } = ui;
  const commands = useMapCommands();
  const open = useValue(arrangeMenu);
  const [whole, setWhole] = useState(false);
  const [forMe, setForMe] = useState(false);
  const part = open ? arrangedPart(ui) : null;
  const nobody = part?.ids.length === 0 && !whole;
  const choose = (arrangement: Arrangement): void => commands.arrange(arrangement, { own: forMe, whole });
  useEffect(() => () => arrangeMenu.set(false), [arrangeMenu]);
  return (
    <Menu
      position="top-end"
      opened={open}
      onChange={(next) => {
        if (next) setWhole(false);
        if (next) setForMe(false);
        arrangeMenu.set(next);
      }}
    >
      <Menu.Target>
        <Action small disabled={task?.kind === 'arrange'} title={t(rights.arrange ? 'arrange.menu' : 'arrange.menuOwn')} aria-keyshortcuts={ariaKeys(keyOf('layout'), isApple())}>
          <IconSitemap {...icon} />
          <span className={classes['cornerWord']}>{t(rights.arrange ? 'toolbar.arrangeShort' : 'arrange.shortOwn')}</span>
          <KeyHint keys={keyOf('layout')} />
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(rights.arrange && !forMe ? 'arrange.forAll' : 'arrange.forMe')}</Menu.Label>
        {ARRANGEMENTS.filter((arrangement) => rights.scores || arrangement !== 'ringsByInfluence').map((arrangement) => (
          <Menu.Item key={arrangement} disabled={nobody} leftSection={ICONS[arrangement]} onClick={() => choose(arrangement)}>
            {t(`arrange.${arrangement}`)}
          </Menu.Item>
        ))}
        {(part || rights.arrange) && <Menu.Divider />}
        {part && (
          <Menu.CheckboxItem checked={!whole} onChange={(only) => setWhole(!only)} rightSection={whole && <IconSquare {...icon} />}>
            {t(`arrange.${part.of}`, { count: part.ids.length })}
          </Menu.CheckboxItem>
        )}
        {rights.arrange && (
          <Menu.CheckboxItem checked={forMe} onChange={setForMe} rightSection={!forMe && <IconSquare {...icon} />}>
            {t('arrange.onlyMe')}
          </Menu.CheckboxItem>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** That everything stands so for this person alone, and the way back. */
export function OwnPlacesNote(): ReactNode {
  const { t } = useTranslation('map');
  const { view, ownPlaces, arrangement } = useMapUi();
  const own = useValue(ownPlaces);
  // With the canvas goes what stood on it for a while.
  useEffect(() => () => ownPlaces.set(false), [view, ownPlaces]);
  if (!own || !view) return null;
  const putBack = (): void => {
    view.putBack();
    ownPlaces.set(false);
    arrangement.set(null);
  };
  return (
    <>
      <span>{t('arrange.own')}</span>
      <Action accent small onClick={putBack}>
        {t('arrange.putBack')}
      </Action>
    </>
  );
}
