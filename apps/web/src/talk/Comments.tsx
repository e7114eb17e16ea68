import { type Classification, CLASSIFICATIONS, effectiveClassification, rankOf, type Records, stricter } from '@baraza/domain';
import { Action, InlineSelect, Section, Tag } from '@baraza/ui';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../app/new-id.js';
import { useStored } from '../map/data/useStored.js';
import { useIsArchived, useMutate, useViewer } from '../project/hooks.js';
import { RemindMe } from '../notices/RemindMe.js';
import { CommentBox } from './CommentBox.js';
import classes from './comments.module.css';
import { toKept } from './labels.js';
import { ThreadItem } from './ThreadItem.js';
import { type About, useMentionable } from './usePeople.js';
import { useTypedText } from './useTypedText.js';
import { wantedThread } from './wanted.js';

interface Talk {
  readonly thread: Records['thread'];
  readonly comments: readonly Records['comment'][];
}

/** Threads about the record with something in them, the newest last. */
function useTalk({ entity, id }: About): readonly Talk[] {
  return useStored(
    ['thread', 'comment'],
    (store) => {
      const written = [...store.referring('comment', entity, id)].flatMap((comment) => store.live('comment', comment) ?? []).sort(inOrder);
      return [...store.referring('thread', entity, id)]
        .flatMap((thread) => store.live('thread', thread) ?? [])
        .map((thread): Talk => ({ thread, comments: written.filter((comment) => comment.thread === thread.id) }))
        .filter(({ comments }) => comments.length > 0)
        .sort((a, b) => inOrder(a.comments[0]!, b.comments[0]!));
    },
    [entity, id],
  );
}
const inOrder = (a: Records['comment'], b: Records['comment']): number => (a.writtenAt === b.writtenAt ? (a.id < b.id ? -1 : 1) : a.writtenAt < b.writtenAt ? -1 : 1);

/** What the team says to each other about a record. `warning`: what must be known where the words are typed. */
export function Comments({ about, warning }: { readonly about: About; readonly warning?: string }): ReactNode {
  const { t } = useTranslation('talk');
  const { can } = useViewer();
  const archived = useIsArchived();
  const talk = useTalk(about);
  const [all, setAll] = useState(false);
  if (!can('readComments')) return <RemindOnly about={about} />;
  const readOnly = archived || !can('comment');
  const open = talk.filter(({ thread }) => thread.resolvedBy === null);
  const settled = talk.filter(({ thread }) => thread.resolvedBy !== null);
  const shown = all || settled.some(({ thread }) => thread.id === wantedThread()) ? settled : [];
  return (
    <Section title={t('title')} badge={open.length > 0 && <Tag muted>{t('open', { count: open.length })}</Tag>} action={<RemindMe about={about} />}>
      {talk.length === 0 && <p className={classes['note']}>{t(readOnly ? 'noneToRead' : 'none')}</p>}
      {talk.length > 0 && (
        <ul className={classes['threads']}>
          {[...open, ...shown].map((each) => (
            <ThreadItem key={each.thread.id} about={about} readOnly={readOnly} {...each} />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <Action small accent aria-expanded={shown.length > 0} onClick={() => setAll(!all)}>
          {all ? t('hideSettled') : t('showSettled', { count: settled.length })}
        </Action>
      )}
      {!readOnly && <NewThread about={about} warning={warning} />}
    </Section>
  );
}

/** Who reads no comments can still be reminded. */
function RemindOnly({ about }: { readonly about: About }): ReactNode {
  return (
    <div className={classes['alone']}>
      <RemindMe about={about} />
    </div>
  );
}

function NewThread({ about, warning }: { readonly about: About; readonly warning?: string | undefined }): ReactNode {
  const { t } = useTranslation(['talk', 'domain']);
  const mutate = useMutate();
  const { isCleared } = useViewer();
  const [text, setText] = useTypedText(`comment ${about.entity} ${about.id}`);
  const [asked, setAsked] = useState<Classification>('restricted');
  const ofRecord = useStored([about.entity, 'stakeholder', 'process'], (store) => {
    const record = store.get(about.entity, about.id);
    return record ? effectiveClassification(about.entity, record, (entity, id) => store.get(entity, id)) : 'restricted';
  }, [about.entity, about.id]);
  // Never below the record: what is asked for then counts only as far as it is stricter.
  const least = stricter(ofRecord, isCleared('restricted') ? 'restricted' : 'public');
  const classification = stricter(asked, least);
  const people = useMentionable(about, classification);
  const options = CLASSIFICATIONS.filter((each) => isCleared(each) && rankOf(each) >= rankOf(least)).map((value) => ({ value, label: t(`domain:classification.${value}`) }));
  const send = (): void => {
    const kept = toKept(text, people).trim();
    if (kept !== '' && mutate('startThread', { id: newId(), comment: newId(), [about.entity]: about.id, text: kept, classification })) setText('');
  };
  return (
    <CommentBox
      label={t('write')}
      placeholder={t('placeholder')}
      text={text}
      onText={setText}
      people={people}
      send={t('send')}
      onSend={send}
      note={
        <div className={classes['readers']}>
          {options.length > 1 && <InlineSelect label={t('readers')} value={classification} options={options} onKeep={(value) => value && setAsked(value)} />}
          <p className={classes['note']}>{t(rankOf(classification) >= rankOf('confidential') ? 'readersFew' : 'readersText')}</p>
          {warning !== undefined && <p className={classes['note']}>{warning}</p>}
        </div>
      }
    />
  );
}
