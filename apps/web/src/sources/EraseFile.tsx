import type { Records } from '@baraza/domain';
import { Action, toast, useFormat } from '@baraza/ui';
import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../data/http.js';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { useProject } from '../project/context.js';
import classes from './sources.module.css';

/** Destroys what is in a file. Nothing brings it back, so it says first what goes, and what it cannot reach; where it fails the file is still there, and it says why. */
export function EraseFile({ file: { id, name }, onErased }: { readonly file: Pick<Records['attachment'], 'id' | 'name'>; readonly onErased?: () => void }): ReactNode {
  const { t } = useTranslation(['sources', 'common']);
  const format = useFormat();
  const sentence = useErrorSentence();
  const { id: project } = useProject();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = (): void => {
    setAsking(false);
    setError(null);
  };
  const erase = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await request('DELETE', `/api/projects/${project}/files/${id}`);
      close();
      onErased?.();
      toast({ message: t('files.erased', { name: format.apart(name) }) });
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <>
      <Action small className={classes['danger']} aria-label={t('files.eraseOf', { name })} onClick={() => setAsking(true)}>
        {t('files.erase')}
      </Action>
      <Modal opened={asking} onClose={close} title={t('files.eraseTitle')} centered closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <p className={classes['name']}>{t('files.eraseText', { name: format.apart(name) })}</p>
        <p className={classes['note']}>{t('files.eraseStays')}</p>
        {error !== null && (
          <p role="alert" className={classes['wrong']}>
            {sentence(error)}
          </p>
        )}
        <Group mt={16}>
          <Button variant="outline" color="var(--bz-danger)" loading={busy} onClick={() => void erase()}>
            {t('files.erase')}
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            {t('common:action.cancel')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
