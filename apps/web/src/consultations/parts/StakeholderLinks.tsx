import { Action, Tag } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import type { NamedStakeholder } from '../data/inclusion.js';
import classes from './stakeholder-links.module.css';

const FEW = 8;

/** Stakeholders by name, each with the way to its panel on the first map; those who are usually left out are marked. */
export function StakeholderLinks({ label, stakeholders }: { readonly label: string; readonly stakeholders: readonly NamedStakeholder[] }): ReactNode {
  const { t } = useTranslation('consultations');
  const inOrder = useInOrder();
  const { id: project } = useProject();
  const [map] = inOrder(useRecords('map'));
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={classes['list']} aria-label={label}>
        {stakeholders.slice(0, all ? undefined : FEW).map(({ id, name, marginalised }) => (
          <li key={id} className={classes['item']}>
            {map ? (
              <Action href={`/p/${project}/m/${map.id}?stakeholder=${id}`}>
                <bdi>{name}</bdi>
              </Action>
            ) : (
              <bdi>{name}</bdi>
            )}
            {marginalised === true && <Tag muted>{t('heard.marginalised')}</Tag>}
          </li>
        ))}
      </ul>
      {stakeholders.length > FEW && (
        <Action small accent onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('heard.fewer') : t('heard.all', { count: stakeholders.length })}
        </Action>
      )}
    </>
  );
}
