import { type Classification, CLASSIFICATIONS, effectiveClassification, type EntityName } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { Action, ChoiceItems, ClassificationBadge } from '@baraza/ui';
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useViewer } from '../../project/hooks.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import classes from './panel.module.css';

type Classified = MapItem['entity'] | 'map';

/** Who may read a record; pressed, it can be changed as far as one is cleared oneself. */
export function ClassTag({ entity, id, own }: { readonly entity: Classified; readonly id: string; readonly own: Classification }): ReactNode {
  const { t } = useTranslation(['map', 'domain']);
  const { rights } = useMapUi();
  const { isCleared } = useViewer();
  const mutate = useMutate();
  const effective = useStored([entity, 'stakeholder', 'interest'] satisfies EntityName[], (store) => {
    const record = store.get(entity, id);
    return record ? effectiveClassification(entity, record, store.get) : own;
  }, [entity, id, own]);
  if (!rights.edit) return <ClassificationBadge classification={effective} />;
  const options = CLASSIFICATIONS.filter(isCleared).map((value) => ({ value, label: t(`domain:classification.${value}`) }));
  return (
    <Menu>
      <Menu.Target>
        <Action className={classes['classTag']} aria-label={t('class.change', { now: t(`domain:classification.${effective}`) })}>
          <ClassificationBadge classification={effective} />
        </Action>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('class.who')}</Menu.Label>
        <ChoiceItems options={options} value={own} onChange={(classification) => mutate('classify', { entity, id, classification })} />
        {effective !== own && <Menu.Label>{t('class.stricter', { class: t(`domain:classification.${effective}`) })}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
