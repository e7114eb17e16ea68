import { Action, toast } from '@baraza/ui';
import { Button, Group, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { auth, type WorkspaceMember } from '../../data/auth.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { refreshMe, useAccount } from '../../session/session.js';

export interface RemoveMemberProps {
  readonly workspace: string;
  readonly member: WorkspaceMember;
  /** Whether nobody else administers the workspace. */
  readonly lastAdministrator: boolean;
  readonly onRemoved: () => void;
}

/** Takes somebody out of the workspace. Nothing brings back their places in the projects, so it says first what it does, and why where it cannot be done. */
export function RemoveMember({ workspace, member, lastAdministrator, onRemoved }: RemoveMemberProps): ReactNode {
  const { t } = useTranslation(['account', 'common']);
  const { id: me } = useAccount();
  const navigate = useNavigate();
  const sentence = useErrorSentence();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { displayName: name, projects, onlyOwnerOf } = member;
  const self = member.account === me;
  const obstacle = lastAdministrator ? t('leave.lastAdministrator') : onlyOwnerOf > 0 ? t('leave.onlyOwner', { count: onlyOwnerOf }) : null;
  const close = (): void => setAsking(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await auth.removeFromWorkspace(workspace, member.account);
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
      setBusy(false);
      return;
    }
    close();
    toast({ message: t('leave.done', { name }) });
    if (self) {
      await navigate('/', { replace: true });
      await refreshMe();
    } else onRemoved();
  };
  return (
    <>
      <Action accent onClick={() => setAsking(true)} aria-label={self ? t('leave.self') : t('leave.who', { name })}>
        {self ? t('leave.self') : t('leave.do')}
      </Action>
      <Modal opened={asking} onClose={close} title={self ? t('leave.selfTitle') : t('leave.title', { name })} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <p>{obstacle ?? t('leave.what', { count: projects })}</p>
        {obstacle === null && <p>{t('leave.stays')}</p>}
        <Group mt={16}>
          {obstacle === null && (
            <Button variant="outline" color="var(--bz-danger)" loading={busy} onClick={() => void remove()}>
              {self ? t('leave.self') : t('leave.confirm')}
            </Button>
          )}
          <Button variant="default" onClick={close} data-autofocus>
            {t(obstacle === null ? 'common:action.cancel' : 'common:action.close')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
