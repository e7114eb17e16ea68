import { createId, type Records } from '@baraza/domain';
import { styleSource } from '@baraza/graph-view';
import { toast } from '@baraza/ui';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useProject } from '../../project/context.js';
import { useConnectionPart, useMutate, useRecords } from '../../project/hooks.js';
import { useInOrder } from '../../project/useInOrder.js';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useAccount } from '../../session/session.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { useValue } from '../state/value.js';
import { withoutScores } from '../state/without-scores.js';
import { useMapCommands } from '../tools/useMapCommands.js';
import { changedIn, type Gone, type Kept, keptOf, type Known, type Look, lookOf, readKept, sameLook, USUAL_LOOK } from './look.js';
import { changeOwnViews, MOST_OWN_VIEWS, onOwnViewsElsewhere, ownViews, type OwnView, withView } from './own-views.js';

/** A view in the list: the team's, or one's own in this browser. */
export interface ListedView {
  readonly id: string;
  readonly name: string;
  readonly who: 'team' | 'me';
  readonly opensMap: boolean;
  readonly kept: Kept;
}

export interface Views {
  readonly all: readonly ListedView[];
  /** The one that was opened, and whether the map is looked at otherwise since. */
  readonly current: ListedView | null;
  readonly changed: boolean;
  /** What the current one names that is gone. */
  readonly gone: Gone | null;
  /** The address names a view that is not there, or not for these eyes. */
  readonly missing: boolean;
  open(view: ListedView): void;
  /** Back to how a map is looked at without a view. */
  leave(): void;
  saveAs(name: string, who: ListedView['who']): void;
  /** The current one from now on says how the map is looked at. */
  saveChanges(): void;
  rename(view: ListedView, name: string): void;
  setOpensMap(view: ListedView, on: boolean): void;
  remove(view: ListedView): void;
}

// A device may have kept it before views said all that they say now.
const teamView = (view: Records['savedView']): ListedView => ({ id: view.id, name: view.name, who: 'team', opensMap: view.opensMap === true, kept: readKept(view) });
const myView = ({ id, name, kept }: OwnView): ListedView => ({ id, name, who: 'me', opensMap: false, kept });

/** Of these a view may name something. */
const NAMED = ['term', 'place', 'property', 'stakeholder', 'interest', 'savedView'] as const;

/** All views of this map, and what is done with them. Once on the screen of a map. */
export function useViewsState(): Views {
  const { t } = useTranslation('map');
  const inOrder = useInOrder();
  const ui = useMapUi();
  const { mapId, rights } = ui;
  const { store } = useProject().session;
  const { id: account } = useAccount();
  const status = useConnectionPart('status');
  const arriving = useConnectionPart('arriving');
  const mutate = useMutate();
  const offerUndo = useOfferUndo();
  const commands = useMapCommands();
  const [search, setSearch] = useSearchParams();
  const [own, setOwn] = useState(() => ownViews(account, mapId));
  const [currentId, setCurrentId] = useState(() => search.get('saved'));
  const arrangement = useValue(ui.arrangement);
  const records = useRecords('savedView');
  const team = useMemo(() => inOrder(records.filter(({ map }) => map === mapId)), [records, mapId, inOrder]);
  const all = useMemo(() => [...team.map(teamView), ...own.map(myView)], [team, own]);
  const current = all.find(({ id }) => id === currentId) ?? null;
  const applied = useRef<{ id: string; look: Look } | null>(null);

  const known: Known = {
    term: (id) => store.live('term', id) !== undefined,
    place: (id) => store.live('place', id) !== undefined,
    source: (entity, key) => styleSource(entity, key, store) !== undefined,
    node: (id) => store.live('stakeholder', id) !== undefined || store.live('interest', id) !== undefined,
  };
  const seen = (look: Look): Look => (rights.scores ? look : { ...look, settings: withoutScores(look.settings) });
  // What a view names may go, or come in sight, while it is open.
  const opened = useStored(current ? NAMED : [], () => (current ? lookOf(current.kept, known) : null), [current]);
  const look: Look = { mode: ui.mode, settings: ui.settings, filter: ui.filter, focus: ui.focus, date: ui.date, arrangement };

  const show = (next: Look): void => {
    ui.setMode(next.mode);
    ui.setSettings(next.settings);
    ui.setFilter(next.filter);
    ui.setFocus(next.focus);
    ui.setDate(next.date);
    if (next.arrangement === null && ui.ownPlaces.get()) {
      ui.view?.putBack();
      ui.ownPlaces.set(false);
    }
    ui.arrangement.set(next.arrangement);
  };
  const apply = (view: ListedView): void => {
    const { look: next } = lookOf(view.kept, known);
    applied.current = { id: view.id, look: seen(next) };
    show(next);
  };
  const follow = useEffectEvent(() => {
    if (!current || !opened) return;
    const before = applied.current;
    if (before?.id !== current.id || (sameLook(seen(look), before.look) && !sameLook(seen(opened.look), before.look))) apply(current);
  });
  // Somebody may have changed the view: who looks as it said follows it; who looks otherwise is not torn away.
  useEffect(() => follow(), [current, opened]);
  // What a view lays out it lays out once the canvas is there.
  const layOut = useEffectEvent(() => {
    if (ui.view && arrangement !== null && !ui.ownPlaces.get() && ui.hidden && ui.hidden.nodes.total > 0) commands.arrange(arrangement, { own: true, whole: true });
  });
  useEffect(() => layOut(), [ui.view, arrangement, (ui.hidden?.nodes.total ?? 0) > 0]);
  // A map opens with the view that the team chose, unless the address says how to look.
  const first = useRef(search.get('saved') === null && search.get('view') === null && search.get('at') === null);
  const opening = team.find(({ opensMap }) => opensMap === true);
  useEffect(() => {
    if (!first.current || !opening) return;
    first.current = false;
    setCurrentId(opening.id);
  }, [opening]);
  useEffect(() => {
    const after = new URLSearchParams(window.location.search);
    if (after.get('saved') === currentId) return;
    if (currentId === null) after.delete('saved');
    else after.set('saved', currentId);
    setSearch(after, { replace: true });
  }, [currentId]);

  // Another tab, or a toast that still offers undo, may have changed them since they were read here.
  const changeOwn = (change: (now: readonly OwnView[]) => readonly OwnView[]): boolean => {
    const views = changeOwnViews(account, mapId, change);
    if (typeof views === 'string') {
      toast({ message: views === 'full' ? t('saved.full', { most: MOST_OWN_VIEWS }) : t('saved.notKept'), tone: 'refused' });
      return false;
    }
    setOwn(views);
    return true;
  };
  useEffect(() => onOwnViewsElsewhere(account, mapId, () => setOwn(ownViews(account, mapId))), [account, mapId]);
  const isInterest = (id: string): boolean => store.live('interest', id) !== undefined;
  const kept = (): Kept => keptOf(look, isInterest);
  const isOpen = (id: string): boolean => {
    applied.current = { id, look: seen(look) };
    setCurrentId(id);
    first.current = false;
    return true;
  };
  return {
    all,
    current,
    changed: current !== null && opened !== null && applied.current?.id === current.id && !sameLook(seen(look), seen(opened.look)),
    gone: opened && (opened.gone.listed + opened.gone.sources > 0 || opened.gone.around) ? opened.gone : null,
    // What has not come yet may be there.
    missing: currentId !== null && current === null && status === 'live' && !arriving,
    open: (view) => {
      first.current = false;
      setCurrentId(view.id);
      apply(view);
    },
    leave: () => {
      first.current = false;
      applied.current = null;
      setCurrentId(null);
      show(USUAL_LOOK);
    },
    saveAs: (name, who) => {
      const id = createId();
      const done = who === 'me' ? changeOwn((now) => withView(now, { id, name, kept: kept() })) : mutate('createSavedView', { id, map: mapId, name, ...kept(), opensMap: null, order: (team.at(-1)?.order ?? team.length) + 1 }) !== null;
      if (done) isOpen(id);
    },
    saveChanges: () => {
      const before = applied.current;
      if (!current || before?.id !== current.id) return;
      // Only what was changed here: others may have changed something else of it meanwhile, and what is hidden from these eyes stays in it.
      const changes = changedIn(keptOf(before.look, isInterest), keptOf(seen(look), isInterest));
      if (changes.length === 0) return;
      const now = kept();
      const values = Object.fromEntries(changes.map((field) => [field, now[field]]));
      const { id, name } = current;
      const done = current.who === 'me' ? changeOwn((views) => withView(views, { id, name, kept: { ...(views.find((view) => view.id === id)?.kept ?? current.kept), ...values } })) : mutate('updateSavedView', { id, ...values }) !== null;
      if (!done) return;
      isOpen(current.id);
      if (current.who === 'team') offerUndo(t('saved.changedFor', { name: current.name }), { id: 'view' });
    },
    rename: (view, name) => {
      if (view.who === 'me') changeOwn((now) => now.map((each) => (each.id === view.id ? { ...each, name } : each)));
      else mutate('updateSavedView', { id: view.id, name });
    },
    setOpensMap: (view, on) => {
      const group = createId();
      for (const other of team) if (other.opensMap === true && other.id !== view.id && on) mutate('updateSavedView', { id: other.id, opensMap: null }, { group });
      mutate('updateSavedView', { id: view.id, opensMap: on ? true : null }, { group });
    },
    remove: (view) => {
      if (view.id === currentId) setCurrentId(null);
      if (view.who === 'team') {
        if (mutate('deleteSavedView', { id: view.id })) offerUndo(t('saved.deleted', { name: view.name }), { id: 'view' });
      } else if (changeOwn((now) => now.filter(({ id }) => id !== view.id))) toast({ message: t('saved.deleted', { name: view.name }), onUndo: () => changeOwn((now) => withView(now, { id: view.id, name: view.name, kept: view.kept })), id: 'view' });
    },
  };
}
