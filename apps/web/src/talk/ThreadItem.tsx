import type { Records } from '@baraza/domain';
import { Action, ClassificationBadge } from '@baraza/ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../app/new-id.js';
import { useMutate } from '../project/hooks.js';
import { CommentBox } from './CommentBox.js';
import { CommentItem } from './CommentItem.js';
import classes from './comments.module.css';
import { toKept } from './labels.js';
import { type About, useLabels, useMentionable, useNameOf } from './usePeople.js';
import { useTypedText } from './useTypedText.js';
import { takeWanted } from './wanted.js';

export interface ThreadItemProps {
  readonly about: About;
  readonly thread: Records['thread'];
  /** The oldest first. */
  readonly comments: readonly Records['comment'][];
  readonly readOnly: boolean;
}

/** One conversation: what was said, an answer, and whether it is settled. */
export function ThreadItem({ about, thread, comments, readOnly }: ThreadItemProps): ReactNode {
  const { t } = useTranslation('talk');
  const mutate = useMutate();
  const nameOf = useNameOf();
  const labels = useLabels();
  const people = useMentionable(about, thread.classification);
  const [text, setText] = useTypedText(`answer ${thread.id}`);
  const [answering, setAnswering] = useState(false);
  const place = useRef<HTMLLIElement>(null);
  const settled = thread.resolvedBy !== null;
  useEffect(() => {
    if (!takeWanted(thread.id)) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.focus({ preventScroll: true });
  }, [thread.id]);
  const answer = (): void => {
    const kept = toKept(text, people).trim();
    if (kept === '' || !mutate('addComment', { id: newId(), thread: thread.id, text: kept })) return;
    setText('');
    setAnswering(false);
  };
  return (
    <li className={classes['thread']} ref={place} tabIndex={-1} data-settled={settled || undefined} data-thread={thread.id}>
      {thread.classification !== 'restricted' && thread.classification !== 'public' && (
        <p className={classes['class']}>
          <ClassificationBadge classification={thread.classification} />
        </p>
      )}
      <ul className={classes['comments']}>
        {comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} labels={labels} people={people} readOnly={readOnly} />
        ))}
      </ul>
      {settled && <p className={classes['note']}>{t('settledBy', { name: nameOf(thread.resolvedBy!) ?? t('somebody') })}</p>}
      {!readOnly && (
        <div className={classes['threadEnd']}>
          {answering || text !== '' ? (
            <CommentBox
              label={t('answerLabel')}
              text={text}
              onText={setText}
              people={people}
              send={t('send')}
              onSend={answer}
              onCancel={() => {
                setText('');
                setAnswering(false);
              }}
              autoFocus={answering}
            />
          ) : (
            <>
              <Action small accent onClick={() => setAnswering(true)}>
                {t('answer')}
              </Action>
              <Action small onClick={() => mutate(settled ? 'reopenThread' : 'resolveThread', { id: thread.id })}>
                {settled ? t('reopen') : t('settle')}
              </Action>
            </>
          )}
        </div>
      )}
    </li>
  );
}
