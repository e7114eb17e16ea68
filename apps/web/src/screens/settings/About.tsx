import { InlineText } from '@baraza/ui';
import { Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../../app/Page.js';
import { timeZones } from '../../forms/time-zones.js';
import { useProject } from '../../project/context.js';
import { useMutate, useRecord } from '../../project/hooks.js';
import classes from './settings.module.css';

/** Name, description, time zone, and whether it is invented; each is kept as soon as it is changed. */
export function About({ readOnly }: { readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  const project = useRecord('project', id);
  const mutate = useMutate();
  if (!project) return null;
  const { name, description, timeZone, fictional } = project;
  return (
    <Part title={t('settings.about')}>
      <dl className={classes['facts']}>
        <Fact label={t('settings.name')}>
          <InlineText label={t('settings.name')} value={name} required strong readOnly={readOnly} onKeep={(value) => mutate('updateProject', { id, name: value })} />
        </Fact>
        <Fact label={t('settings.description')}>
          <InlineText label={t('settings.description')} value={description ?? ''} multiline placeholder={readOnly ? undefined : t('settings.noDescription')} readOnly={readOnly} onKeep={(value) => mutate('updateProject', { id, description: value })} />
        </Fact>
        <Fact label={t('settings.timeZone')}>
          {readOnly ? (
            (timeZone ?? t('settings.timeZoneOfDevice'))
          ) : (
            <Select aria-label={t('settings.timeZone')} data={timeZones(timeZone)} value={timeZone} searchable clearable placeholder={t('settings.timeZoneOfDevice')} maw={320} onChange={(value) => mutate('updateProject', { id, timeZone: value })} />
          )}
        </Fact>
        <Fact label={t('settings.fictional')}>
          {readOnly ? t(fictional ? 'activity.yes' : 'activity.no') : <Switch label={t('settings.fictionalWhat')} checked={fictional} onChange={(event) => mutate('updateProject', { id, fictional: event.currentTarget.checked })} />}
        </Fact>
      </dl>
    </Part>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
