import { Action } from '@baraza/ui';
import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutate } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useLive, useRoom } from '../context.js';
import { useFloorWords } from '../useFloorWords.js';
import side from './side.module.css';

/** Closes the session. Where somebody has the floor or waits, that ends for them, and no undo brings it back: then it asks first. */
export function SessionEnd(): ReactNode {
  const { t } = useTranslation(['hall', 'common']);
  const { session } = useRoom();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { nameOf } = useFloorWords();
  const floor = useLive()?.floor;
  const [asking, setAsking] = useState(false);
  const speaks = floor?.turn ?? null;
  const waiting = floor?.queue.length ?? 0;
  const stay = (): void => setAsking(false);
  const close = (): void => {
    stay();
    if (mutate('setSessionState', { id: session.id, state: 'held' })) offerUndo(t('session.closed'));
  };
  return (
    <>
      <Action onClick={() => (speaks !== null || waiting > 0 ? setAsking(true) : close())}>{t('session.close')}</Action>
      <Modal opened={asking} onClose={stay} title={t('session.closeTitle')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <div className={side['dialog']}>
          <div>
            {speaks !== null && <p className={side['said']}>{t('session.closeSpeaks', { name: nameOf(speaks.entry) })}</p>}
            {waiting > 0 && <p className={side['said']}>{t('session.closeWaits', { count: waiting })}</p>}
          </div>
          <div className={side['dialogEnd']}>
            <Action onClick={stay}>{t('common:action.cancel')}</Action>
            <Button onClick={close}>{t('session.close')}</Button>
          </div>
        </div>
      </Modal>
    </>
  );
}
