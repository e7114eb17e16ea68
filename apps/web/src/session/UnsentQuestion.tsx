import { Link } from '@baraza/ui';
import { Button, Modal } from '@mantine/core';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Row, Rows } from '../app/Page.js';
import { knownProjects } from '../data/known-projects.js';
import { ProjectContext } from '../project/context.js';
import { useMe } from './session.js';
import classes from './unsent.module.css';
import type { Unsent } from './useSignOut.js';

/** Signing out would lose changes that were not sent, which nothing brings back: says how many and where, and offers to stay. */
export function UnsentQuestion({ unsent, onStay, onLeave }: { readonly unsent: Unsent; readonly onStay: () => void; readonly onLeave: () => void }): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const { account } = useMe();
  const names = new Map((account ? (knownProjects(account.id) ?? []) : []).flatMap(({ projects }) => projects.map(({ id, name }) => [id, name] as const)));
  const open = useContext(ProjectContext);
  const here = open?.session.store.live('project', open.id);
  if (here) names.set(here.id, here.name);
  const total = [...unsent.values()].reduce((sum, count) => sum + count, 0);
  return (
    <Modal opened onClose={onStay} title={t('unsent.title', { count: total })} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <p className={classes['text']}>{t('unsent.text')}</p>
      <Rows label={t('unsent.where')}>
        {[...unsent].map(([project, count]) => (
          <Row key={project} title={<Link href={`/p/${project}`}>{names.get(project) ?? t('unsent.project')}</Link>} note={t('unsent.count', { count })} />
        ))}
      </Rows>
      <div className={classes['choices']}>
        <Button onClick={onStay} data-autofocus>
          {t('unsent.stay')}
        </Button>
        <Button variant="outline" color="var(--bz-danger)" onClick={onLeave}>
          {t('unsent.leave', { count: total })}
        </Button>
      </div>
    </Modal>
  );
}
