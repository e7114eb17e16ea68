import { Action, toast, useFormat } from '@baraza/ui';
import { Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useErrorSentence } from '../data/useErrorSentence.js';
import { TalkText } from '../talk/CommentItem.js';
import { want } from '../talk/wanted.js';
import type { Notice, Notices } from './api.js';
import { KeepEscape } from './KeepEscape.js';
import classes from './notices.module.css';
import { useNotices } from './useNotices.js';

const MOST_COUNTED = 99;

/** The bell: how much is new, and what one is reminded of over all projects. */
export function NoticeBell(): ReactNode {
  const { t } = useTranslation('talk');
  const format = useFormat();
  const sentence = useErrorSentence();
  const { notices: known, error, mark, refresh } = useNotices();
  const [open, setOpen] = useState(false);
  const fresh = known?.notices.filter(({ seen }) => !seen) ?? [];
  const say = (work: Promise<void>): void => void work.catch((failed: unknown) => toast({ message: sentence(failed), tone: 'refused', id: 'notices' }));
  return (
    <KeepEscape open={open}>
      <Popover opened={open} onChange={setOpen} position="bottom-end" width="min(400px, calc(100vw - 16px))" trapFocus shadow="md" withRoles>
        <Popover.Target>
          <Action
            className={classes['bell']}
            aria-label={fresh.length === 0 ? t('bell.label') : t('bell.fresh', { count: fresh.length })}
            aria-expanded={open}
            onClick={() => {
              if (!open) refresh();
              setOpen(!open);
            }}
          >
            <IconBell size={20} stroke={1.75} aria-hidden />
            {fresh.length > 0 && (
              <span className={classes['count']} aria-hidden>
                {fresh.length > MOST_COUNTED ? `${format.number(MOST_COUNTED)}+` : format.number(fresh.length)}
              </span>
            )}
          </Action>
        </Popover.Target>
        <Popover.Dropdown p={0} className={classes['list']} tabIndex={-1} aria-label={t('bell.title')} onKeyDown={(event) => event.stopPropagation()}>
          <div className={classes['head']}>
            <h2>{t('bell.title')}</h2>
            {fresh.length > 0 && (
              <Action
                small
                accent
                onClick={({ currentTarget }) => {
                  // It goes with what was new; the keyboard stays in the list.
                  currentTarget.closest<HTMLElement>('[role="dialog"]')?.focus();
                  say(mark(fresh, true));
                }}
              >
                {t('bell.allSeen')}
              </Action>
            )}
          </div>
          {error !== null && (
            <p className={classes['note']} role="status">
              {known ? t('bell.away') : sentence(error)}
            </p>
          )}
          {known && known.notices.length === 0 && <p className={classes['note']}>{t('bell.none')}</p>}
          {known ? <NoticeList known={known} onSeen={(notice, seen) => say(mark([notice], seen))} onLeave={() => setOpen(false)} /> : error === null && <p className={classes['note']}>{t('bell.loading')}</p>}
        </Popover.Dropdown>
      </Popover>
    </KeepEscape>
  );
}

interface NoticeListProps {
  readonly known: Notices;
  readonly onSeen: (notice: Notice, seen: boolean) => void;
  readonly onLeave: () => void;
}

function NoticeList({ known: { notices, people }, onSeen, onLeave }: NoticeListProps): ReactNode {
  const { t } = useTranslation('talk');
  const format = useFormat();
  const navigate = useNavigate();
  const nameOf = (account: string): string | null => people[account] ?? null;
  const follow = (notice: Notice): void => {
    if (!notice.seen) onSeen(notice, true);
    want(notice.thread);
    onLeave();
    void navigate(`/p/${notice.project.id}/at/${notice.about.entity}/${notice.about.id}`);
  };
  return (
    <ul className={classes['notices']}>
      {notices.map((notice) => {
        const what = format.apart(notice.about.name);
        const who = format.apart((notice.by !== null && nameOf(notice.by)) || t('somebody'));
        return (
          <li key={`${notice.project.id} ${notice.id}`} className={classes['notice']} data-fresh={!notice.seen || undefined}>
            <button type="button" className={classes['follow']} onClick={() => follow(notice)}>
              <span className={classes['what']}>
                {!notice.seen && <span className="bz-hidden-text">{t('bell.new')} </span>}
                {t(`bell.${notice.kind}`, { who, what })}
              </span>
              {notice.text !== null && (
                <span className={classes['text']} dir="auto">
                  <TalkText text={notice.text} nameOf={nameOf} />
                </span>
              )}
              <span className={classes['where']}>
                <bdi>{notice.project.name}</bdi> · <time dateTime={notice.at}>{format.relative(notice.at)}</time>
              </span>
            </button>
            <Action small className={classes['mark']} onClick={() => onSeen(notice, !notice.seen)} aria-label={t(notice.seen ? 'bell.markNewOf' : 'bell.markSeenOf', { what })}>
              {t(notice.seen ? 'bell.markNew' : 'bell.markSeen')}
            </Action>
          </li>
        );
      })}
    </ul>
  );
}
