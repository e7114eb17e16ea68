import { type GraphOptions, MapReader, type ShownMap } from '@baraza/graph-view';
import { languages, useTermWord } from '@baraza/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecords } from '../../project/hooks.js';
import { useAccount } from '../../session/session.js';
import { graphSource } from '../canvas/source.js';
import { today } from '../data/today.js';
import { useStyleWords } from '../looks/useStyleWords.js';
import { PHONE, useMapUi } from '../state/map-ui.js';
import { CountryNames } from './country-names.js';
import { loadOutlines, type Outlines } from './outlines.js';
import { type Placed, placedOf } from './placed.js';

export type OutlineState = { readonly state: 'asking' } | { readonly state: 'failed'; readonly retry: () => void } | { readonly state: 'there'; readonly outlines: Outlines; readonly names: CountryNames };

export function useOutlines(): OutlineState {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<OutlineState>({ state: 'asking' });
  useEffect(() => {
    let late = false;
    setState({ state: 'asking' });
    loadOutlines().then(
      (outlines) => late || setState({ state: 'there', outlines, names: new CountryNames(outlines.countries, languages.map(({ code }) => code).concat(ALSO_READ)) }),
      () => late || setState({ state: 'failed', retry: () => setAttempt(attempt + 1) }),
    );
    return () => {
      late = true;
    };
  }, [attempt]);
  return state;
}

/** Languages in which files from elsewhere name countries. */
const ALSO_READ = ['fr', 'es', 'pt', 'ru'] as never[];

/** What the map shows, as the canvas would: with the same filter, day, colours and neighbourhood. */
export function useShownMap(): ShownMap {
  const { session } = useProject();
  const { id: account } = useAccount();
  const { i18n } = useTranslation();
  const termName = useTermWord();
  const words = useStyleWords();
  const theme = useComputedColorScheme('light');
  const phone = useMediaQuery(PHONE) ?? false;
  const { mapId, settings, filter, focus, date, setHidden } = useMapUi();
  const options = useMemo((): GraphOptions => ({ account, at: date ?? today(), ...settings, theme, termName, valueName: words.valueName, rangeName: words.rangeName, communityWords: (leader) => [leader, ''] }), [account, date, settings, theme, words, i18n.language]);
  const reader = useMemo(() => new MapReader(graphSource(session.store, mapId), options), [session.store, mapId]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let frame = 0;
    const stop = reader.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setTurn((before) => before + 1);
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [reader]);
  // A phone shows a neighbourhood because it has no room for the network; of places it shows them all.
  const around = phone ? null : focus;
  const map = useMemo(() => reader.read(options, { ...filter, ...(date !== null && { validOn: date }) }, around), [reader, options, filter, date, around, turn]);
  useEffect(() => setHidden(map.hidden), [map, setHidden]);
  useEffect(() => () => setHidden(null), [setHidden]);
  return map;
}

/** Who of it stands where. */
export function usePlaced(map: ShownMap, outlines: OutlineState): Placed {
  const { store } = useProject().session;
  const places = useRecords('place');
  const stakeholders = useRecords('stakeholder');
  const names = outlines.state === 'there' ? outlines.names : null;
  return useMemo(() => placedOf(map, (id) => store.live('stakeholder', id)?.place ?? null, (id) => store.live('place', id), names), [map, places, stakeholders, names, store]);
}
