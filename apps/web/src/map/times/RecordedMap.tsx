import { Refusal } from '@baraza/domain';
import type { VisibleStore } from '@baraza/sync-client';
import { Action, Banner, ErrorState, LoadingState, toast, useFormat, useShortcuts } from '@baraza/ui';
import { IconHistory } from '@tabler/icons-react';
import { createContext, type MouseEvent, type ReactNode, useContext, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../data/apollo.js';
import { recordedMapDocument } from '../../data/documents.generated.js';
import { useAsked } from '../../data/useAsked.js';
import { useErrorSentence } from '../../data/useErrorSentence.js';
import { ProjectContext, useProject } from '../../project/context.js';
import { ProjectScreen } from '../../project/ProjectScreen.js';
import { useMapUi } from '../state/map-ui.js';
import { type Comparison, compare, readOnlySession, type RecordedRecords, recordedStore } from './recorded-store.js';
import classes from './history.module.css';
import { MomentInput } from './MomentInput.js';
import { NOW, type Recorded } from './useRecorded.js';

/** What differs from the moment that is compared with; null while none is. */
const ComparisonContext = createContext<Comparison | null>(null);
export const useComparison = (): Comparison | null => useContext(ComparisonContext);

/** What is there now, while the past is shown; null while it is not. */
const PresentContext = createContext<VisibleStore | null>(null);
export const usePresentStore = (): VisibleStore | null => useContext(PresentContext);

/** Shows what is below as it had been entered at a moment, where one is chosen. */
export function RecordedMap({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  const { recorded } = useMapUi();
  return recorded ? <Past key={`${recorded.at} ${recorded.against}`} name={name} recorded={recorded}>{children}</Past> : children;
}

interface PastProps {
  readonly name: string;
  readonly recorded: Recorded;
  readonly children: ReactNode;
}

function Past({ name, recorded, children }: PastProps): ReactNode {
  const { t } = useTranslation('times');
  const { id: project, session } = useProject();
  const { mapId, setRecorded } = useMapUi();
  const sentence = useErrorSentence();
  const records = async (at: string): Promise<RecordedRecords> => ((await ask(recordedMapDocument, { project, map: mapId, ...(at !== NOW && { recordedAt: at }) })).project?.recordedMap.records ?? []) as RecordedRecords;
  const [asked, again] = useAsked(() => Promise.all([recorded.at, ...(recorded.against === null ? [] : [recorded.against])].map(records)), [project, mapId, recorded.at, recorded.against]);
  const shown = useMemo(() => {
    if (asked.state !== 'answered') return null;
    const stores = asked.value.map((each) => recordedStore(each, session.store, mapId));
    const [first, second] = stores as [(typeof stores)[0], (typeof stores)[0]?];
    // From the earlier to the later, whichever was chosen first.
    const [before, after] = recorded.against !== null && recorded.against !== NOW && recorded.against < recorded.at ? [second!, first] : [first, second];
    const comparison = after ? compare(before, after) : null;
    const store = comparison?.store ?? first;
    const refuse = (): never => {
      throw new Refusal('forbidden', t('recorded.readOnly'));
    };
    return { comparison, store, project: { id: project, session: readOnlySession(session, store, refuse) } };
  }, [asked, session, mapId]);
  const say = (): void => void toast({ message: t('recorded.readOnly'), id: 'past' });
  // What they take back would be a change of now, unseen from here.
  useShortcuts({ undo: say, redo: say }, { first: true });
  if (asked.state === 'failed') {
    return (
      <ProjectScreen here={name} banner={<PastBanner />}>
        <ErrorState onRetry={again}>{sentence(asked.error)}</ErrorState>
      </ProjectScreen>
    );
  }
  if (!shown) {
    return (
      <ProjectScreen here={name} banner={<PastBanner waiting />}>
        <LoadingState />
      </ProjectScreen>
    );
  }
  // A map that was made later, or that was closed to this person then.
  const there = shown.store.live('map', mapId) !== undefined;
  return (
    <ProjectContext value={shown.project}>
      <PresentContext value={session.store}>
        <ComparisonContext value={shown.comparison}>
          {there ? children : (
            <ProjectScreen here={name} banner={<PastBanner />}>
              <Banner tone="plain" title={t('recorded.noMap')} actions={<Action accent small onClick={() => setRecorded(null)}>{t('recorded.leave')}</Action>} />
            </ProjectScreen>
          )}
        </ComparisonContext>
      </PresentContext>
    </ProjectContext>
  );
}

/** A press on a button does not leave the field: the button takes what is typed there along. */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
}

/** Says that this is the past, from which moment, what differs, and how to leave. `waiting`: what comes brings a strip of its own, and would take along what was typed into this one. */
export function PastBanner({ waiting = false }: { readonly waiting?: boolean }): ReactNode {
  const { t } = useTranslation('times');
  const format = useFormat();
  const { recorded, setRecorded, setPanelOpen, select } = useMapUi();
  const comparison = useComparison();
  // Not yet shown: whatever is shown anew takes the field, and a button beside it, from under the pointer.
  const typed = useRef<{ at: string | null; against: string | null }>({ at: null, against: null });
  if (!recorded) return null;
  const { at, against } = recorded;
  const count = (kind: 'added' | 'changed' | 'removed'): number => comparison?.differences.filter((each) => each.kind === kind).length ?? 0;
  const chosen = (): Recorded => ({ at: typed.current.at ?? at, against: typed.current.against ?? against });
  /** What was typed counts once somebody has left the fields. */
  const apply = (): void => {
    if (typed.current.at !== null || typed.current.against !== null) setRecorded(chosen());
  };
  const openList = (): void => {
    apply();
    select([]);
    setPanelOpen(true);
  };
  return (
    <Banner
      tone="warning"
      icon={<IconHistory size={16} stroke={1.75} aria-hidden />}
      title={against === null ? t('recorded.title', { at: format.dateTime(at) }) : t('compared.title', { at: format.dateTime(at), against: against === NOW ? t('compared.now') : format.dateTime(against) })}
      actions={
        <span className={classes['fields']} onMouseDown={keepFocus} onBlur={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget) && apply()}>
          <MomentInput label={t('recorded.moment')} value={at} disabled={waiting} onType={(next) => (typed.current.at = next)} onEnter={apply} />
          {against === null ? (
            <Action accent small onClick={() => setRecorded({ ...chosen(), against: NOW })}>
              {t('compared.withNow')}
            </Action>
          ) : (
            <>
              <MomentInput label={t('compared.moment')} value={against === NOW ? null : against} disabled={waiting} onType={(next) => (typed.current.against = next)} onEnter={apply} />
              <Action accent small onClick={openList}>
                {t('compared.list')}
              </Action>
              <Action accent small onClick={() => setRecorded({ ...chosen(), against: null })}>
                {t('compared.stop')}
              </Action>
            </>
          )}
          <Action accent small onClick={() => setRecorded(null)}>
            {t('recorded.leave')}
          </Action>
        </span>
      }
    >
      {comparison ? (
        <span data-testid="differences">
          {[t('compared.added', { count: count('added') }), t('compared.changed', { count: count('changed') }), t('compared.removed', { count: count('removed') }), comparison.moved > 0 && t('compared.moved', { count: comparison.moved })].filter(Boolean).join(' · ')}. {t('compared.eyes')}
        </span>
      ) : (
        t('recorded.text')
      )}
    </Banner>
  );
}
