import { useFormat } from '@baraza/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../project/hooks.js';
import { heldAt } from '../../project/session-time.js';
import { useLive, useRoom } from '../context.js';
import { useRoomTime } from '../useRoomTime.js';
import classes from './log.module.css';
import type { SaidHere } from './list/useSaid.js';

/** The session by its name and day, and how much waits here: what counts in a village without network. */
export function PhoneHead({ said }: { readonly said: SaidHere }): ReactNode {
  const { t } = useTranslation('log');
  const { parts } = useFormat();
  const { session } = useRoom();
  const { day } = useRoomTime();
  const { waitingRecords, arriving } = useConnection();
  const total = useLive()?.interventions.total;
  const wait = said.inOrder.filter(({ id }) => waitingRecords.has(id)).length;
  const at = heldAt(session);
  return (
    <header className={classes['phoneHead']}>
      <p>{parts([session.venue, at === null ? null : day(at)])}</p>
      <dl>
        <div>
          <dd>{wait}</dd>
          <dt>{t('phone.wait')}</dt>
        </div>
        <div>
          <dd>{arriving && said.inOrder.length === wait ? '–' : Math.max(total ?? 0, said.inOrder.length - wait)}</dd>
          <dt>{t('phone.sent')}</dt>
        </div>
      </dl>
    </header>
  );
}
