import { EmptyState, LoadingState, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../../app/Failed.js';
import { Page, Part } from '../../app/Page.js';
import { ProjectScreen } from '../../project/ProjectScreen.js';
import classes from './activity.module.css';
import { daysAgo, daysOf } from './days.js';
import { entriesOf, toldOf } from './entries.js';
import { EntryItem } from './EntryItem.js';
import { useActivity } from './useActivity.js';
import { useNames } from './useNames.js';

/** Who changed what in the project, day by day, newest first. */
export function ActivityScreen(): ReactNode {
  const { t } = useTranslation('project');
  const feed = useActivity();
  const days = daysOf(entriesOf(feed.operations));
  const names = useNames(toldOf(feed.operations));
  return (
    <ProjectScreen here={t('activity.title')}>
      {feed.state === 'asking' && <LoadingState what={t('activity.title')} />}
      {feed.state === 'failed' && <Failed error={feed.error} onRetry={feed.again} />}
      {feed.state === 'answered' && days.length === 0 && <EmptyState title={t('activity.emptyTitle')}>{t('activity.empty')}</EmptyState>}
      {feed.state === 'answered' && days.length > 0 && (
        <Page>
          {days.map(({ at, entries }) => (
            <DayPart key={new Date(at).toDateString()} at={at}>
              {entries.map((entry) => (
                <EntryItem key={entry.seq} entry={entry} names={names} />
              ))}
            </DayPart>
          ))}
          {feed.hasEarlier && (
            <Button variant="default" onClick={feed.showEarlier}>
              {t('activity.earlier')}
            </Button>
          )}
        </Page>
      )}
    </ProjectScreen>
  );
}

function DayPart({ at, children }: { readonly at: number; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('project');
  const format = useFormat();
  const ago = daysAgo(at, Date.now());
  const date = format.date(new Date(at));
  return (
    <Part title={ago === 0 ? t('activity.today') : ago === 1 ? t('activity.yesterday') : date}>
      {/* Long, and with nothing in it to press: whoever has no mouse scrolls it from here. */}
      <ol className={classes['entries']} tabIndex={0}>
        {children}
      </ol>
    </Part>
  );
}
