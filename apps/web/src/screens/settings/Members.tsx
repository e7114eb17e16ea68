import { CLASSIFICATIONS, type Classification, defaultClearance, type Records, ROLES, type Role } from '@baraza/domain';
import { Action, Avatar, InlineSelect, toast, useFormat } from '@baraza/ui';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Part, Row, Rows } from '../../app/Page.js';
import { useMutate, useRecords } from '../../project/hooks.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useAccount } from '../../session/session.js';
import classes from './settings.module.css';

/** Who works in the project, as what, and up to which class they read. */
export function Members({ readOnly }: { readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation(['project', 'domain', 'account']);
  const { compare } = useFormat();
  const members = useRecords('member');
  const sorted = members.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || compare(a.displayName, b.displayName));
  return (
    <Part title={t('members.title')} intro={t('members.intro')} id="members">
      <Rows label={t('members.title')}>
        {sorted.map((member) => (
          <MemberRow key={member.id} member={member} readOnly={readOnly} />
        ))}
      </Rows>
      <details className={classes['list']}>
        <summary>{t('members.roles')}</summary>
        <dl className={classes['roles']}>
          {ROLES.map((role) => (
            <Fragment key={role}>
              <dt>{t(`domain:role.${role}`)}</dt>
              <dd>{t(`account:roleMeans.${role}`)}</dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </Part>
  );
}

function MemberRow({ member, readOnly }: { readonly member: Records['member']; readonly readOnly: boolean }): ReactNode {
  const { t } = useTranslation(['project', 'domain']);
  const account = useAccount();
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const { id, displayName: name, role, clearance } = member;
  const me = member.account === account.id;
  const ofRole = (of: Role): string => t('members.asRole', { classification: t(`domain:classification.${defaultClearance(of)}`) });
  const classOf = (classification: Classification): string => t(`domain:classification.${classification}`);
  const remove = (): void => {
    if (!mutate('removeMember', { id })) return;
    if (me) toast({ message: t('members.removed', { name }) });
    else offerUndo(t('members.removed', { name }));
  };
  return (
    <Row
      title={
        <span className={classes['member']}>
          <Avatar person={{ id: member.account, name }} />
          <bdi>{name}</bdi>
          {me && <span className={classes['you']}>({t('members.you')})</span>}
        </span>
      }
      end={
        <>
          <InlineSelect label={t('members.role', { name })} value={role} options={ROLES.map((value) => ({ value, label: t(`domain:role.${value}`) }))} readOnly={readOnly} onKeep={(value) => value && mutate('updateMember', { id, role: value })} />
          <span className={classes['clearance']}>
            {t('members.upTo')}
            <InlineSelect
              label={t('members.clearance', { name })}
              value={clearance ?? 'role'}
              options={[{ value: 'role' as const, label: ofRole(role) }, ...CLASSIFICATIONS.map((value) => ({ value, label: classOf(value) }))]}
              readOnly={readOnly}
              onKeep={(value) => mutate('updateMember', { id, clearance: value === 'role' ? null : value })}
            />
          </span>
          {!readOnly && (
            <Action accent onClick={remove} aria-label={t('members.removeWho', { name })}>
              {t('members.remove')}
            </Action>
          )}
        </>
      }
    />
  );
}
