import { EmptyState, ErrorState, Progress, useFormat } from '@baraza/ui';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page, Part } from '../app/Page.js';
import { useRecords } from '../project/hooks.js';
import { CandidateItem } from './CandidateItem.js';
import classes from './duplicates.module.css';
import { Frame } from './Frame.js';
import { ToldApart } from './ToldApart.js';
import { useDuplicates } from './useDuplicates.js';

/** Pairs that are shown at once. */
const AT_ONCE = 50;

/** Who may be in the registry twice, likeliest first, and who was said not to be. */
export function DuplicatesScreen(): ReactNode {
  return (
    <Frame>
      <Lists />
    </Frame>
  );
}

function Lists(): ReactNode {
  const { t } = useTranslation('duplicates');
  const format = useFormat();
  const { candidates, share, failed, again } = useDuplicates();
  const count = useRecords('stakeholder').length;
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <Page wide>
      <Part title={t('list.title')} intro={t('list.intro')} action={candidates && candidates.length > 0 ? <span className={classes['count']}>{t('list.pairs', { count: candidates.length })}</span> : undefined}>
        {share !== null && candidates === null && <Progress label={t('searching', { count })} share={share} />}
        {failed && (
          <ErrorState title={t('failed.title')} onRetry={again}>
            {t('failed.text')}
          </ErrorState>
        )}
        {candidates?.length === 0 && !failed && <EmptyState title={t('empty.title')}>{count === 0 ? t('empty.nobody') : t('empty.text', { count })}</EmptyState>}
        {candidates !== null && candidates.length > 0 && (
          <ol className={classes['pairs']} aria-label={t('list.title')} aria-busy={share !== null}>
            {candidates.slice(0, shown).map((candidate) => (
              <CandidateItem key={candidate.ids.join(' ')} candidate={candidate} />
            ))}
          </ol>
        )}
        {candidates !== null && candidates.length > shown && (
          <Button variant="default" onClick={() => setShown(shown + AT_ONCE)}>
            {t('list.more', { count: Math.min(AT_ONCE, candidates.length - shown), rest: format.number(candidates.length - shown) })}
          </Button>
        )}
      </Part>
      <ToldApart />
    </Page>
  );
}
