import { Action, Section } from '@baraza/ui';
import { IconMap } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useAsked } from '../../data/useAsked.js';
import { useConnection, useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { CopyActions } from '../clipboard/ClipboardButtons.js';
import { mapsOf } from '../data/history.js';
import { useMapActions } from '../data/useMapActions.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './panel.module.css';
import { RemoveAction } from './RemoveAction.js';

/** On which maps it is; taking it off one and deleting it are two things. */
export function OnMaps({ entity, id, name }: { readonly entity: 'stakeholder' | 'interest'; readonly id: string; readonly name: string }): ReactNode {
  const { t } = useTranslation('map');
  const inOrder = useInOrder();
  const { mapId, rights, view } = useMapUi();
  const { id: project } = useProject();
  const maps = inOrder(useRecords('map'));
  const actions = useMapActions();
  const { status, lastSavedAt } = useConnection();
  // Of maps that are not open this device knows the names alone.
  const [others, again] = useAsked(() => mapsOf(project, entity, id), [project, entity, id]);
  useEffect(again, [status === 'live', lastSavedAt, again]);
  const here = useStored(['membership', 'map', entity], (store) => [...store.referring('membership', entity, id)].some((member) => store.live('membership', member)?.map === mapId), [entity, id, mapId]);
  const isOn = (map: string): boolean => (map === mapId ? here : others.state === 'answered' && others.value.has(map));
  const add = (): void => {
    const canvas = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect();
    const at = view && canvas ? view.modelPoint(canvas.left + canvas.width / 2, canvas.top + canvas.height / 2) : { x: 0, y: 0 };
    actions.addToMap([{ entity, id }], at);
  };
  return (
    <Section title={t('onMaps.title')}>
      <ul className={classes['plainList']}>
        {maps
          .filter((map) => isOn(map.id))
          .map((map) => (
            <li key={map.id} className={classes['pair']}>
              <Action href={map.id === mapId ? undefined : `/p/${project}/m/${map.id}`} disabled={map.id === mapId}>
                <IconMap size={16} stroke={1.5} aria-hidden />
                {map.name}
              </Action>
              {map.id === mapId && <span className={classes['muted']}>{t('onMaps.here')}</span>}
            </li>
          ))}
      </ul>
      {!here && <p className={classes['muted']}>{t('onMaps.notHere')}</p>}
      {others.state === 'failed' && maps.length > 1 && <p className={classes['muted']}>{t('onMaps.othersUnknown')}</p>}
      {(rights.arrange || rights.edit) && (
        <div className={classes['foot']}>
          {here && <CopyActions items={[{ entity, id }]} />}
          {rights.arrange &&
            (here ? (
              <Action small onClick={() => actions.takeOff([{ entity, id }])}>
                {t('onMaps.takeOff')}
              </Action>
            ) : (
              <Action accent small onClick={add}>
                {t('onMaps.add')}
              </Action>
            ))}
          {rights.edit && <RemoveAction items={[{ entity, id }]} label={t('onMaps.delete', { name })} />}
        </div>
      )}
    </Section>
  );
}
