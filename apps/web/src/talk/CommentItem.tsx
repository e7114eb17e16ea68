import { mentionParts, type Records } from '@baraza/domain';
import { Action, Avatar, useFormat } from '@baraza/ui';
import { Menu, Modal, Button } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingDot } from '../map/panel/WaitingDot.js';
import { useWaiting } from '../map/data/useWaiting.js';
import { useMutate, useViewer } from '../project/hooks.js';
import { useOfferUndo } from '../project/useOfferUndo.js';
import { CommentBox } from './CommentBox.js';
import classes from './comments.module.css';
import { type Labelled, toKept, toTyped } from './labels.js';
import { useNameOf } from './usePeople.js';

/** A text with the people whom it mentions by their names of today. */
export function TalkText({ text, nameOf }: { readonly text: string; readonly nameOf: (account: string) => string | null }): ReactNode {
  const { t } = useTranslation('talk');
  return mentionParts(text).map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <bdi key={index} className={classes['mention']}>
        @{nameOf(part.account) ?? t('somebody')}
      </bdi>
    ),
  );
}

export interface CommentItemProps {
  readonly comment: Records['comment'];
  /** Everybody by a name of their own, for changing what was written. */
  readonly labels: readonly Labelled[];
  readonly people: readonly Labelled[];
  readonly readOnly: boolean;
}

/** One comment: who, when, what; its author changes it, its author or an owner takes it out. */
export function CommentItem({ comment, labels, people, readOnly }: CommentItemProps): ReactNode {
  const { t } = useTranslation('talk');
  const format = useFormat();
  const nameOf = useNameOf();
  const { viewer, can } = useViewer();
  const waits = useWaiting().has(comment.id);
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const [editing, setEditing] = useState<string | null>(null);
  const [erasing, setErasing] = useState(false);
  const { id, author, text, writtenAt, edited } = comment;
  const name = nameOf(author) ?? t('somebody');
  const mine = viewer?.account === author;
  const save = (): void => {
    const kept = toKept(editing ?? '', labels).trim();
    if (kept === '' || kept === text || mutate('editComment', { id, text: kept })) setEditing(null);
  };
  const remove = (): void => {
    if (mutate('removeComment', { id })) offerUndo(t('removed'), { id: 'gone' });
  };
  return (
    <li className={classes['comment']}>
      <Avatar person={{ id: author, name }} />
      <div className={classes['said']}>
        <p className={classes['who']}>
          <bdi className={classes['name']}>{name}</bdi>
          <time dateTime={writtenAt} title={format.dateTime(writtenAt)}>
            {format.relative(writtenAt)}
          </time>
          {edited && <span>{t('edited')}</span>}
          {waits && <WaitingDot />}
        </p>
        {editing === null ? (
          <p className={classes['text']} dir="auto">
            <TalkText text={text ?? ''} nameOf={nameOf} />
          </p>
        ) : (
          <CommentBox label={t('edit')} text={editing} onText={setEditing} people={people} send={t('save')} onSend={save} onCancel={() => setEditing(null)} autoFocus />
        )}
      </div>
      {!readOnly && (mine || can('manageProject')) && editing === null && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Action className={classes['more']} aria-label={t('more', { name })}>
              <IconDots size={16} aria-hidden />
            </Action>
          </Menu.Target>
          <Menu.Dropdown>
            {mine && <Menu.Item onClick={() => setEditing(toTyped(text ?? '', labels))}>{t('edit')}</Menu.Item>}
            <Menu.Item onClick={remove}>{t('remove')}</Menu.Item>
            <Menu.Item c="var(--bz-danger)" onClick={() => setErasing(true)}>
              {t('erase')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={erasing} onClose={() => setErasing(false)} title={t('erase')} centered>
        <p>{t('eraseText')}</p>
        <div className={classes['boxActions']}>
          <Button variant="default" onClick={() => setErasing(false)}>
            {t('cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => {
              setErasing(false);
              mutate('eraseComment', { id });
            }}
          >
            {t('erase')}
          </Button>
        </div>
      </Modal>
    </li>
  );
}
