/** Taking an import back: the question before it, where somebody has worked on it since, and what came of it. */
import { countsOf, type EntityCount, type EntityName } from '@baraza/domain';
import { Action, useFormat, useLanguage } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupSince } from '../data/undo-group.js';
import { useFieldWords } from '../project/words.js';
import { useAccount } from '../session/session.js';
import type { JobFlow, Undone } from './flow.js';
import classes from './import.module.css';
import { useImportWords } from './useImportWords.js';

/** Told by what they come with: a conversation by its comments, a place on a map by the stakeholder and the map. */
const silent: ReadonlySet<EntityName> = new Set(['thread', 'membership', 'importMapping']);

/** “3 stakeholders, 1 comment”; null: nothing that is told. */
function useCounts(): (counts: readonly EntityCount[]) => string | null {
  const { t } = useTranslation('import');
  const words = useFieldWords();
  const format = useFormat();
  const page = useLanguage();
  return (counts) => {
    const told = counts.filter(({ entity }) => !silent.has(entity));
    const shown = told.length > 0 ? told : counts.filter(({ entity }) => entity === 'membership');
    return shown.length === 0 ? null : format.list(shown.map(({ entity, count }) => t('ended.counted', { n: count, things: count === 1 ? words.entity(entity).toLocaleLowerCase(page) : words.entities(entity) })));
  };
}

interface AskProps {
  readonly flow: Pick<JobFlow<never, never>, 'undoKnowing' | 'keepIn'>;
  readonly since: GroupSince;
  readonly busy: boolean;
}

/** What was done since, before it is taken back: the way that keeps it comes first. */
export function AskBefore({ flow, since: { changed, added, by, opened }, busy }: AskProps): ReactNode {
  const { t } = useTranslation('import');
  const counted = useCounts();
  const format = useFormat();
  const { id } = useAccount();
  const [changes, additions] = [counted(changed), counted(added)];
  const isWorkedOn = changed.length + added.length > 0;
  const names = by.map(({ account, displayName }) => (account === id ? t('since.you') : (displayName ?? t('since.someone'))));
  return (
    <section className={classes['step']} role="alert" aria-label={t(isWorkedOn ? 'since.title' : 'since.opens')}>
      <h3>{t(isWorkedOn ? 'since.title' : 'since.opens')}</h3>
      <ul className={classes['sentences']}>
        {changes !== null && <li>{t('since.changed', { what: changes })}</li>}
        {additions !== null && <li>{t('since.added', { what: additions })}</li>}
        {names.length > 0 && <li>{t('since.by', { names: format.list(names) })}</li>}
        {opened > 0 && <li>{t('since.opened', { count: opened })}</li>}
        {isWorkedOn && <li className={classes['muted']}>{t('since.how')}</li>}
      </ul>
      <div className={classes['actions']}>
        <Button loading={busy} onClick={() => void flow.undoKnowing(false)}>
          {t(isWorkedOn ? 'since.keep' : 'since.all')}
        </Button>
        {isWorkedOn && (
          <Button variant="default" disabled={busy} onClick={() => void flow.undoKnowing(true)}>
            {t('since.alsoWork')}
          </Button>
        )}
        <Action accent onClick={() => flow.keepIn()}>
          {t('since.leave')}
        </Action>
      </div>
    </section>
  );
}

/** What was taken back, and what was kept and why. */
export function WhatCameOfUndo({ undone }: { readonly undone: Undone }): ReactNode {
  const { t } = useTranslation('import');
  const words = useImportWords();
  const counted = useCounts();
  const { outcome, stopped, whole } = undone;
  if (!outcome) return <li>{t('ended.undoneBefore')}</li>;
  const kept = outcome.report.skipped.filter(({ code }) => code === 'stillNeeded');
  const other = outcome.report.skipped.length - kept.length;
  const [gone, stays] = [counted(outcome.taken), counted(countsOf(kept))];
  return (
    <>
      {gone !== null && <li>{t('ended.tookBack', { what: gone })}</li>}
      {stays !== null && <li>{t('ended.kept', { what: stays })}</li>}
      {other > 0 && <li>{t('ended.skipped', { count: other })}</li>}
      {stopped && <li>{t('ended.stopped', { why: words.refusal(stopped) })}</li>}
      {whole && outcome.report.skipped.length === 0 && !stopped && <li>{t('ended.undoneAll')}</li>}
    </>
  );
}
