import { Action, FactRow, Facts, InlineText, LoadingState, NoRightState, NotFoundState, Tag, toast, useFormat } from '@baraza/ui';
import { Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CopyText } from '../../app/CopyText.js';
import { Failed } from '../../app/Failed.js';
import { Page, Part, Row, Rows } from '../../app/Page.js';
import { Screen } from '../../app/Screen.js';
import { auth, type Workspace, type WorkspaceMember } from '../../data/auth.js';
import { useAsked } from '../../data/useAsked.js';
import { ProjectFile } from '../../import/ProjectFile.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { refreshMe, useAccount, useMe } from '../../session/session.js';
import { RemoveMember } from './RemoveMember.js';

/** A workspace: its name, who is in it, who administers it. */
export function WorkspaceScreen(): ReactNode {
  const { t } = useTranslation('account');
  const { workspace: id } = useParams();
  const workspace = useMe().workspaces.find((each) => each.id === id);
  return <Screen crumbs={[{ label: t('home.title'), href: '/' }, { label: workspace?.name ?? t('workspace.title') }]}>{workspace ? <Inside key={workspace.id} workspace={workspace} /> : <NotFoundState />}</Screen>;
}

function Inside({ workspace }: { readonly workspace: Workspace }): ReactNode {
  const { t } = useTranslation('account');
  const sentence = useErrorSentence();
  const administrator = workspace.role === 'administrator';
  const rename = async (name: string): Promise<void> => {
    try {
      await auth.renameWorkspace(workspace.id, name);
      await refreshMe();
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
    }
  };
  return (
    <Page>
      <Part title={t('workspace.title')}>
        <Facts>
          <FactRow label={t('workspace.name')}>
            <InlineText label={t('workspace.name')} value={workspace.name} required readOnly={!administrator} onKeep={(name) => void rename(name)} />
          </FactRow>
        </Facts>
        {administrator && (
          <Group mt={16}>
            <ProjectFile workspace={workspace.id} />
          </Group>
        )}
      </Part>
      <Part title={t('workspace.members')} intro={t('workspace.membersIntro')}>
        {administrator ? <Members workspace={workspace.id} /> : <NoRightState>{t('workspace.onlyAdministrators')}</NoRightState>}
      </Part>
    </Page>
  );
}

function Members({ workspace }: { readonly workspace: string }): ReactNode {
  const { t } = useTranslation('account');
  const [asked, again] = useAsked(() => auth.workspaceMembers(workspace), [workspace]);
  if (asked.state === 'asking') return <LoadingState what={t('workspace.members')} />;
  if (asked.state === 'failed') return <Failed error={asked.error} onRetry={again} />;
  return (
    <Rows label={t('workspace.members')}>
      {asked.value.map((member) => (
        <MemberRow
          key={member.account}
          member={member}
          end={<RemoveMember workspace={workspace} member={member} lastAdministrator={member.role === 'administrator' && asked.value.filter(({ role }) => role === 'administrator').length === 1} onRemoved={again} />}
        />
      ))}
    </Rows>
  );
}

function MemberRow({ member, end }: { readonly member: WorkspaceMember; readonly end: ReactNode }): ReactNode {
  const { t } = useTranslation('account');
  const format = useFormat();
  const me = useAccount();
  const sentence = useErrorSentence();
  const [link, setLink] = useState<{ url: string; expiresAt: string } | null>(null);
  const letIn = async (): Promise<void> => {
    try {
      setLink(await auth.issueLink(member.account));
    } catch (error) {
      toast({ message: sentence(error), tone: 'refused' });
    }
  };
  return (
    <Row
      title={member.displayName}
      note={<><span dir="ltr">{member.email}</span> · {t('workspace.projects', { count: member.projects })}</>}
      end={
        <>
          {member.account !== me.id && link === null && (
            <Action accent onClick={() => void letIn()}>
              {t('workspace.letBackIn')}
            </Action>
          )}
          <Tag muted={member.role === 'member'}>{t(`workspace.${member.role}`)}</Tag>
          {end}
        </>
      }
    >
      {link && <CopyText label={t('workspace.linkFor', { name: member.displayName })} value={link.url} note={t('workspace.linkNote', { date: format.date(new Date(link.expiresAt)) })} />}
    </Row>
  );
}
