import { CLASSIFICATIONS, type Classification, defaultClearance, ROLES, type Role } from '@baraza/domain';
import { Action, LoadingState, toast, useFormat } from '@baraza/ui';
import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyText } from '../../app/CopyText.js';
import { Failed } from '../../app/Failed.js';
import { Part, Row, Rows } from '../../app/Page.js';
import { auth, type Invitation, type ProjectPlace } from '../../data/auth.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { Form } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useProject } from '../../project/context.js';
import { useWorkspaceOf } from '../../project/useWorkspaceOf.js';
import classes from './settings.module.css';

/** Invitations by link: made, copied once, listed while they are open, withdrawn. */
export function Invitations(): ReactNode {
  const { t } = useTranslation('project');
  const { id: project } = useProject();
  const [workspace, again] = useWorkspaceOf(project);
  return (
    <Part title={t('invitations.title')} intro={t('invitations.intro')} id="invitations">
      {workspace.state === 'asking' && <LoadingState what={t('invitations.title')} />}
      {workspace.state === 'failed' && <Failed error={workspace.error} onRetry={again} />}
      {workspace.state === 'answered' && workspace.value !== null && <Inside place={{ workspace: workspace.value, project }} />}
    </Part>
  );
}

interface Made {
  readonly url: string;
  readonly role: Role;
}

function Inside({ place }: { readonly place: ProjectPlace }): ReactNode {
  const { t } = useTranslation(['project', 'domain']);
  const [asked, again] = useAsked(() => auth.invitations(place), [place.workspace, place.project]);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <>
      <NewInvitation
        place={place}
        onMade={(invitation) => {
          setMade(invitation);
          again();
        }}
      />
      {made && <CopyText key={made.url} label={t('invitations.link', { role: t(`domain:role.${made.role}`) })} value={made.url} note={t('invitations.once')} />}
      {asked.state === 'failed' && <Failed error={asked.error} onRetry={again} />}
      {asked.state === 'answered' && asked.value.length > 0 && <Open invitations={asked.value} onRevoked={again} />}
    </>
  );
}

function NewInvitation({ place, onMade }: { readonly place: ProjectPlace; readonly onMade: (made: Made) => void }): ReactNode {
  const { t } = useTranslation(['project', 'domain', 'account']);
  const [role, setRole] = useState<Role>('analyst');
  const form = useForm(async ({ clearance, email = '' }) => {
    const { url } = await auth.invite({ ...place, role, clearance: clearance === 'role' ? null : (clearance as Classification), email: email.trim() || null });
    form.props.ref.current?.reset();
    onMade({ url, role });
  });
  const ofRole = t('members.asRole', { classification: t(`domain:classification.${defaultClearance(role)}`) });
  return (
    <Form form={form} submit={t('invitations.create')} wide>
      <div className={classes['line']}>
        <Select label={t('invitations.role')} description={t(`account:roleMeans.${role}`)} inputWrapperOrder={['label', 'input', 'description', 'error']} data={ROLES.map((value) => ({ value, label: t(`domain:role.${value}`) }))} value={role} onChange={(value) => value && setRole(value as Role)} allowDeselect={false} />
        <Select name="clearance" label={t('invitations.clearance')} data={[{ value: 'role', label: ofRole }, ...CLASSIFICATIONS.map((value) => ({ value, label: t(`domain:classification.${value}`) }))]} defaultValue="role" allowDeselect={false} />
        <TextInput {...form.field('email')} label={t('invitations.email')} type="email" dir="ltr" autoComplete="off" />
      </div>
    </Form>
  );
}

function Open({ invitations, onRevoked }: { readonly invitations: readonly Invitation[]; readonly onRevoked: () => void }): ReactNode {
  const { t } = useTranslation(['project', 'domain']);
  const format = useFormat();
  const sentence = useErrorSentence();
  const revoke = async (id: string): Promise<void> => {
    try {
      await auth.revokeInvitation(id);
      toast({ message: t('invitations.revoked') });
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
    }
    onRevoked();
  };
  return (
    <>
      <h3>{t('invitations.open')}</h3>
      <Rows label={t('invitations.open')}>
        {invitations.map(({ id, role, email, invitedBy, expiresAt }) => {
          const date = format.date(new Date(expiresAt));
          const word = t(`domain:role.${role}`);
          return (
            <Row
              key={id}
              title={`${word} · ${email ?? t('invitations.forAnyone')}`}
              note={t('invitations.by', { name: invitedBy, date })}
              end={
                <Action accent onClick={() => void revoke(id)} aria-label={t('invitations.revokeWhich', { role: word, date })}>
                  {t('invitations.revoke')}
                </Action>
              }
            />
          );
        })}
      </Rows>
    </>
  );
}
