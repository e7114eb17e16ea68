import { createId, type Records } from '@baraza/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate, useRecords } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useFieldWords } from '../../project/words.js';
import { useMay } from '../data/hooks.js';
import { Block } from '../parts/Block.js';
import { DutiesEditor } from './DutiesEditor.js';
import classes from './plan.module.css';

/** Who facilitates and takes notes; an owner of the project gives duties, since each gives rights in the session. */
export function SessionDuties({ session }: { readonly session: Records['session'] }): ReactNode {
  const { t } = useTranslation(['consultations', 'domain']);
  const { choice } = useFieldWords();
  const { assign } = useMay();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const duties = useRecords('assignment').filter((each) => each.session === session.id);
  return (
    <Block title={t('duties.title')} id="duties">
      <DutiesEditor
        duties={duties}
        womenOnly={session.womenOnly === true}
        readOnly={!assign}
        onAdd={(duty) => mutate('createAssignment', { id: createId(), session: session.id, ...duty })}
        onWoman={(id, woman) => mutate('updateAssignment', { id, woman })}
        onRemove={(id) => mutate('deleteAssignment', { id }) && offerUndo(t('duties.removed'), { id: 'gone' })}
      />
      {!assign && <p className={classes['muted']}>{t('duties.byOwner', { role: t('domain:role.owner'), facilitator: choice('duty', 'facilitator') })}</p>}
    </Block>
  );
}
