import { type Records, ruleOf } from '@baraza/domain';
import { Action, EmptyState, LoadingState } from '@baraza/ui';
import { IconArrowDown, IconShield } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useProject } from '../../../project/context.js';
import { useConnection } from '../../../project/hooks.js';
import { useRoom } from '../../context.js';
import { entryOf, rowIdOf } from '../../entry-address.js';
import { useWhoWords } from '../../parts/useWhoWords.js';
import { Proposals } from '../proposals/Proposals.js';
import { DraftRows } from './DraftRows.js';
import { EditRow } from './EditRow.js';
import type { Entry } from './entries.js';
import classes from './list.module.css';
import { PairCard } from './PairCard.js';
import { Row } from './Row.js';
import { useAboutWords } from './useAboutWords.js';
import type { LogActions } from './useLogActions.js';
import { type SaidHere, useRuleOfSaid } from './useSaid.js';
import { useScroll } from './useScroll.js';

/** As many are drawn at first, and more by so many: a log of thousands scrolls as lightly as one of ten. */
const STEP = 150;

export interface LogListProps {
  readonly entries: readonly Entry[];
  readonly said: SaidHere;
  readonly actions: LogActions;
  /** Whether there is a line below to note in. */
  readonly mayNote: boolean;
  readonly filtered: boolean;
  readonly onShowAll: () => void;
  readonly newestFirst: boolean;
  /** Brings what was just noted into sight. */
  readonly toNew: RefObject<((id: string) => void) | null>;
}

/** The log itself, oldest to newest under its items; on a phone the newest first. */
export function LogList({ entries, said, actions, mayNote, filtered, onShowAll, newestFirst, toNew }: LogListProps): ReactNode {
  const { t } = useTranslation('log');
  const { session: project } = useProject();
  const { session } = useRoom();
  const { arriving, status } = useConnection();
  const [most, setMost] = useState(STEP);
  const [loading, setLoading] = useState(false);
  const shown = useMemo(() => {
    const last = entries.slice(-most);
    return newestFirst ? last.filter(({ type }) => type !== 'item').reverse() : last;
  }, [entries, most, newestFirst]);
  const hasOlder = entries.length > most || project.live.oldest(session.id) !== null;
  const older = (): void => {
    if (loading) return;
    if (entries.length > most) return setMost(most + STEP);
    if (project.live.oldest(session.id) === null) return;
    setLoading(true);
    void project.live
      .loadOlder(session.id)
      .then((brought) => brought && setMost((before) => before + STEP))
      .finally(() => setLoading(false));
  };
  const scroll = useScroll(useMemo(() => shown.map(({ key }) => key), [shown]), newestFirst, older);
  toNew.current = scroll.toNew;
  const wanted = useWanted((id) => rowStandingFor(id, entries, (of) => project.store.live('intervention', of)), hasOlder && !loading, `${entries.length} ${most}`, older);

  return (
    <div className={classes['place']}>
      <div ref={scroll.box} className={classes['box']} onScroll={scroll.onScroll} role="region" aria-label={t('list.title')} data-region tabIndex={-1}>
        <div className={classes['rows']}>
          {hasOlder && !newestFirst && (
            <p className={classes['older']}>
              <Action small accent onClick={older} disabled={loading}>
                {t(loading ? 'list.loading' : 'list.older')}
              </Action>
            </p>
          )}
          {entries.length === 0 && arriving && (status === 'offline' ? <EmptyState title={t('list.awayTitle')}>{t('list.awayText')}</EmptyState> : <LoadingState what={t('head.title')} />)}
          {entries.length === 0 && !arriving && (
            <EmptyState title={t(filtered ? 'list.nothingFits' : 'list.emptyTitle')} actions={filtered ? <Action accent onClick={onShowAll}>{t('list.showAll')}</Action> : undefined}>
              {t(filtered ? 'list.nothingFitsText' : mayNote ? 'list.emptyText' : 'list.emptyToRead')}
            </EmptyState>
          )}
          <Entries entries={shown} said={said} actions={actions} newestFirst={newestFirst} wanted={wanted} />
          {hasOlder && newestFirst && (
            <p className={classes['older']}>
              <Action accent onClick={older} disabled={loading}>
                {t(loading ? 'list.loading' : 'list.older')}
              </Action>
            </p>
          )}
          {!newestFirst && <DraftRows />}
        </div>
      </div>
      {scroll.below > 0 && (
        <button type="button" className={classes['below']} onClick={scroll.toEnd}>
          <IconArrowDown size={14} stroke={2} aria-hidden /> {t('list.below', { count: scroll.below })}
        </button>
      )}
    </div>
  );
}

/** Of a long log so many windows are read for one entry at most; who looks further back goes on by hand. */
const MOST_WINDOWS = 10;

/** Whose row stands for the intervention: what it was merged into, or the first of the pair that it is in. Null: it is not here. */
function rowStandingFor(id: string, entries: readonly Entry[], lookUp: (id: string) => Records['intervention'] | undefined): string | null {
  let said = lookUp(id);
  while (said && said.mergedInto !== null) said = lookUp(said.mergedInto);
  const of = said?.id ?? null;
  const pair = entries.find((entry) => entry.type === 'pair' && entry.second.id === of);
  return pair?.type === 'pair' ? pair.first.id : of;
}

/** The entry that the address names: brought into sight once, read on backwards until it is here. `state`: what is here, to know whether reading on has brought anything. */
function useWanted(rowOf: (id: string) => string | null, canReadOn: boolean, state: string, readOn: () => void): string | null {
  const named = entryOf(useLocation().hash);
  const wanted = named && (rowOf(named) ?? named);
  const found = useRef<string | null>(null);
  const tried = useRef({ id: null as string | null, state: '', windows: 0 });
  useEffect(() => {
    if (wanted === null || found.current === named) return;
    const row = document.getElementById(rowIdOf(wanted));
    if (row) {
      found.current = named;
      // Whoever stands on something in the log reads there: what comes does not move it.
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'center' });
      return;
    }
    if (tried.current.id !== named) tried.current = { id: named, state: '', windows: 0 };
    const { state: before, windows } = tried.current;
    if (!canReadOn || before === state || windows === MOST_WINDOWS) return;
    tried.current = { id: named, state, windows: windows + 1 };
    readOn();
  });
  return wanted;
}

function Entries({ entries, said, actions, newestFirst, wanted }: Pick<LogListProps, 'entries' | 'said' | 'actions' | 'newestFirst'> & { readonly wanted: string | null }): ReactNode {
  const { waitingRecords } = useConnection();
  const { of: whoOf } = useWhoWords();
  const wordsOf = useAboutWords();
  const ruleAt = useRuleOfSaid();
  const { codingsOf, sourcesOf, proposalsOf } = said;
  const aboutOf = (each: Records['intervention']) => codingsOf(each.id).map(wordsOf);
  const { setActive, toggleHistory } = actions;
  const onActive = useCallback((id: string) => setActive(id), [setActive]);
  return entries.map((entry) => {
    if (entry.type === 'item') return <ItemHead key={entry.key} item={entry.item} />;
    if (entry.type === 'pair') {
      const { first, second, pair } = entry;
      const who = pair.same === null ? null : whoOf(first);
      return (
        <PairCard
          key={entry.key}
          first={first}
          second={second}
          pair={pair}
          who={who}
          coarse={ruleAt(first) === 'notAttributed'}
          aboutOf={aboutOf}
          active={actions.active === first.id}
          current={actions.pair?.key === entry.key && (actions.editing === null || actions.editing === first.id) && actions.proposing === null}
          plain={newestFirst}
          onActive={onActive}
          onMerge={(text) => actions.merge(entry, text)}
          onKeep={() => actions.keep(entry)}
          editing={actions.editing === first.id}
          onEditing={(editing) => actions.setEditing(editing ? first.id : null)}
        />
      );
    }
    const { id } = entry.said;
    if (actions.editing === id) return <EditRow key={id} said={entry.said} codings={codingsOf(id)} about={aboutOf(entry.said)} onDone={() => actions.endEdit(id)} />;
    const proposals = proposalsOf(id);
    return (
      <Row
        key={id}
        said={entry.said}
        rule={ruleAt(entry.said)}
        who={whoOf(entry.said)}
        about={aboutOf(entry.said)}
        sources={sourcesOf(id)}
        waits={waitingRecords.has(id)}
        active={actions.active === id}
        wanted={wanted === id}
        historyOpen={actions.history === id}
        onActive={onActive}
        onHistory={toggleHistory}
      >
        {(proposals.length > 0 || actions.proposing === id) && <Proposals said={entry.said} proposals={proposals} mentioned={aboutOf(entry.said).find(({ end }) => end === 'stakeholder')?.id ?? null} adding={actions.proposing === id} onDone={() => actions.setProposing(null)} />}
      </Row>
    );
  });
}

/** The item of the agenda, with the rule under which it is noted. */
function ItemHead({ item }: { readonly item: Records['agendaItem'] | null }): ReactNode {
  const { t } = useTranslation(['log', 'domain']);
  const { session } = useRoom();
  const rule = ruleOf(session, item);
  return (
    <header className={classes['itemHead']}>
      <h3 dir="auto">{item?.title ?? t('list.noItem')}</h3>
      <p>
        <IconShield size={14} stroke={1.75} aria-hidden />
        <span>{t(`domain:choice.attribution.${rule}`)}</span> <span className={classes['muted']}>{t(`rule.short.${rule}`)}</span>
      </p>
      {rule === 'notAttributed' && <p className={classes['mixed']}>{t('list.mixed')}</p>}
    </header>
  );
}
