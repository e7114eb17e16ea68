import { EmptyState, toast, useLanguage } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { WorkspaceProjects } from '../../data/known-projects.js';
import { openSample } from '../../data/projects.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { ProjectFile } from '../../import/ProjectFile.js';
import classes from './home.module.css';

/** The ways to begin: a project of one's own, the samples, an import. `brief`: only what is still of use to somebody who has projects. */
export function FirstSteps({ workspaces, brief = false }: { readonly workspaces: readonly WorkspaceProjects[]; readonly brief?: boolean }): ReactNode {
  const { t } = useTranslation('account');
  const place = workspaces.find(({ role }) => role === 'administrator');
  if (!place) return brief ? null : <EmptyState title={t('home.emptyTitle')}>{t('home.invited')}</EmptyState>;
  const ways = (
    <>
      {!brief && (
        <Button component={Link} to="/new">
          {t('home.startOwn')}
        </Button>
      )}
      {brief && (
        <Button component={Link} to="/new" variant="default" hiddenFrom="sm">
          {t('home.startOwn')}
        </Button>
      )}
      <SampleButton workspace={place.id} sample="liberia" label={t('home.openSample')} />
      <SampleButton workspace={place.id} sample="fictional" label={t('home.openFictional')} />
      <Button component={Link} to="/new?then=import" variant="default">
        {t('home.import')}
      </Button>
      <ProjectFile workspace={place.id} />
    </>
  );
  if (brief) return <div className={classes['ways']}>{ways}</div>;
  return (
    <EmptyState title={t('home.emptyTitle')} actions={ways}>
      <p className={classes['text']}>{t('home.emptyText')}</p>
      <p className={classes['text']}>{t('home.invited')}</p>
    </EmptyState>
  );
}

function SampleButton({ workspace, sample, label }: { readonly workspace: string; readonly sample: 'liberia' | 'fictional'; readonly label: string }): ReactNode {
  const language = useLanguage();
  const navigate = useNavigate();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const open = async (): Promise<void> => {
    setBusy(true);
    try {
      const { project } = await openSample(workspace, sample, language);
      await navigate(`/p/${project}`);
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
      setBusy(false);
    }
  };
  return (
    <Button variant="default" loading={busy} onClick={() => void open()}>
      {label}
    </Button>
  );
}
