import type { Candidate } from '@baraza/analysis';
import type { Records } from '@baraza/domain';
import { Action, shapeOfKind, ShapeMark, useTermWord } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStored } from '../map/data/useStored.js';
import { useProject } from '../project/context.js';
import { useRecord } from '../project/hooks.js';
import { pairPath } from './addresses.js';
import classes from './duplicates.module.css';
import { keptFirst } from './order.js';
import { useDecide } from './useDecide.js';
import { useReasonWords } from './useReasonWords.js';

/** Two who may be the same: who they are, why one may think so, and what can be done about it. */
export function CandidateItem({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const { t } = useTranslation('duplicates');
  const { id: project } = useProject();
  const { reason, likeliness } = useReasonWords();
  const { tellApart } = useDecide();
  const [keep, gone] = useStored(['relationship', 'stakeholder'], (store) => keptFirst(store, candidate.ids), [candidate]);
  const one = useRecord('stakeholder', keep);
  const other = useRecord('stakeholder', gone);
  if (!one || !other) return null;
  const names = { one: one.name, other: other.name };
  return (
    <li className={classes['candidate']}>
      <div className={classes['who']}>
        <Who stakeholder={one} />
        <Who stakeholder={other} />
        <p className={classes['why']}>
          <strong>{likeliness(candidate)}</strong> {candidate.reasons.map(reason).join(' ')}
        </p>
      </div>
      <div className={classes['do']}>
        <Button component={Link} to={pairPath(project, keep, gone)} variant="default" aria-label={t('list.compareWhom', names)}>
          {t('list.compare')}
        </Button>
        <Action onClick={() => tellApart([one, other])} aria-label={t('list.apartWhom', names)}>
          {t('list.apart')}
        </Action>
      </div>
    </li>
  );
}

function Who({ stakeholder }: { readonly stakeholder: Records['stakeholder'] }): ReactNode {
  const word = useTermWord();
  const kind = useRecord('term', stakeholder.kind ?? '');
  const place = useRecord('place', stakeholder.place ?? '');
  const facts = [kind && word(kind), place?.name].filter(Boolean).join(' · ');
  return (
    <div className={classes['one']}>
      <ShapeMark shape={shapeOfKind(kind?.code ?? '', kind?.shape)} size={18} />
      <span>
        <bdi className={classes['name']}>{stakeholder.name}</bdi> {facts !== '' && <span className={classes['facts']}>{facts}</span>}
      </span>
    </div>
  );
}
