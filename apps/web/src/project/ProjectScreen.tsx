import { Banner, type Crumb, Presence, SaveState, Tag } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen, type ScreenProps } from '../app/Screen.js';
import { useProject } from './context.js';
import { useIsArchived, useRecord } from './hooks.js';
import classes from './project-screen.module.css';
import { ProjectSidebar } from './ProjectSidebar.js';
import { usePresentPeople } from './usePresentPeople.js';
import { useSaveState } from './useSaveState.js';

export interface ProjectScreenProps extends Omit<ScreenProps, 'crumbs' | 'status'> {
  /** What this screen of the project is called: the name of the map, "Settings". */
  readonly here: string;
  /** Places between the project and this screen: "Consultations", the process of a session. */
  readonly above?: readonly Crumb[];
  /** The screen says itself how it stands with the server. */
  readonly tellsConnection?: boolean;
  /** Places beside this one: the other maps. */
  readonly menu?: Crumb['menu'];
}

/** The frame of a screen of a project: its path, who is here, how it stands with the server. */
export function ProjectScreen({ here, above = [], tellsConnection = false, menu, banner, sidebar = <ProjectSidebar />, ...screen }: ProjectScreenProps): ReactNode {
  const { t } = useTranslation('project');
  const { id } = useProject();
  const project = useRecord('project', id);
  const archived = useIsArchived();
  const fictional = project?.fictional ?? false;
  const people = usePresentPeople();
  const connection = useSaveState();
  return (
    <Screen
      {...screen}
      sidebar={sidebar}
      crumbs={[
        { label: project?.name ?? t('project'), href: `/p/${id}` },
        ...above,
        { label: here, menu },
      ]}
      banner={
        <>
          {fictional && (
            <p className={classes['narrow']}>
              <strong>{t('settings.fictional')}</strong> {t('fictionalNote')}
            </p>
          )}
          {archived && (
            <Banner tone="plain" title={t('archive.banner')}>
              {t('archive.bannerText')}
            </Banner>
          )}
          {banner}
        </>
      }
      status={
        <>
          {fictional && (
            <span className={classes['wide']}>
              <Tag title={t('fictionalNote')}>{t('settings.fictional')}</Tag>
            </span>
          )}
          <Presence people={people} />
          {!tellsConnection && <SaveState connection={connection} />}
        </>
      }
    />
  );
}
