import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { useProject } from '../../project/context.js';
import { vaultApi } from '../../vault/api.js';
import { useNameKeeper } from '../../vault/context.js';
import classes from './people.module.css';

/** Destroying a name cannot be undone: asks first, and says what goes and what stays. */
export function EraseName({ person, name, onDone, onStay }: { readonly person: string; readonly name: string | null; readonly onDone: () => void; readonly onStay: () => void }): ReactNode {
  const { t } = useTranslation(['people', 'common']);
  const { id: project } = useProject();
  const keeper = useNameKeeper();
  const sentence = useErrorSentence();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const erase = async (): Promise<void> => {
    setBusy(true);
    try {
      await vaultApi(project).erase(person);
      await keeper.drop(person);
      onDone();
    } catch (error) {
      setFailed(sentence(error));
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onStay} title={name === null ? t('erase.title') : t('erase.titleOf', { name })} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <p>{t('erase.goes')}</p>
      <p>{t('erase.stays')}</p>
      {failed !== null && <p role="alert">{failed}</p>}
      <div className={classes['choices']}>
        <Button variant="default" onClick={onStay} data-autofocus>
          {t('erase.stay')}
        </Button>
        <Button variant="outline" color="var(--bz-danger)" loading={busy} onClick={() => void erase()}>
          {t('erase.do')}
        </Button>
      </div>
    </Modal>
  );
}
