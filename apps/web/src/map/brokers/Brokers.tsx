import type { Broker, Tie } from '@baraza/analysis';
import { Action, Section, useFormat } from '@baraza/ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { useValue } from '../state/value.js';
import type { BrokersAnswer } from './brokers.worker.js';
import classes from './brokers.module.css';
import { shownTies } from './shown-ties.js';

/** So many are told: further down the differences say little. */
const TOLD = 10;

type State = { readonly state: 'not' } | { readonly state: 'asking' } | { readonly state: 'failed' } | { readonly state: 'there'; readonly brokers: readonly Broker[]; readonly ties: readonly Tie[] };

/** Who stands between the others of what is shown: computed when somebody asks, and said to be old when the map has changed since. */
export function Brokers(): ReactNode {
  const { t } = useTranslation(['measures', 'common']);
  const format = useFormat();
  const { store } = useProject().session;
  const { mapId, filter, date, select, brokers: asked } = useMapUi();
  const wanted = useValue(asked);
  const note = useRef<HTMLParagraphElement>(null);
  const sought = useRef(false);
  const [state, setState] = useState<State>({ state: 'not' });
  const worker = useRef<Worker | null>(null);
  const ties = useStored(['membership', 'stakeholder', 'place', 'relationship', 'map'], (kept) => shownTies(kept, mapId, filter, date), [mapId, filter, date]);
  useEffect(() => () => worker.current?.terminate(), []);
  const ask = (): void => {
    worker.current?.terminate();
    const started = new Worker(new URL('./brokers.worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setState({ state: 'asking' });
    const end = (next: State): void => {
      started.terminate();
      if (worker.current === started) setState(next);
    };
    started.addEventListener('message', ({ data }: MessageEvent<BrokersAnswer>) => end(data.ok ? { state: 'there', brokers: data.brokers.slice(0, TOLD).filter(({ betweenness }) => betweenness > 0), ties } : { state: 'failed' }));
    started.addEventListener('error', () => end({ state: 'failed' }));
    started.postMessage(ties.map(({ id, from, to, direction }): Tie => ({ id, from, to, direction })));
  };
  // The panel alone: brought into view by the browser, it would push the frame around it off the screen.
  const bringUp = (): void => {
    const section = note.current?.closest('section');
    const panel = section?.closest('aside');
    if (section && panel) panel.scrollTop += section.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  };
  // Asked for from elsewhere: it begins by itself, and is in sight, also once it is longer.
  useEffect(() => {
    if (!wanted) return;
    asked.set(false);
    sought.current = true;
    ask();
    bringUp();
    note.current?.closest('section')?.querySelector('button')?.focus({ preventScroll: true });
  }, [wanted]);
  useEffect(() => {
    if (!sought.current || state.state !== 'there') return;
    sought.current = false;
    bringUp();
  }, [state]);
  const cancel = (): void => {
    worker.current?.terminate();
    setState({ state: 'not' });
  };
  const button = (label: string, act: () => void): ReactNode => (
    <Action accent small onClick={act}>
      {label}
    </Action>
  );
  return (
    <Section title={t('brokers.title')} action={state.state === 'asking' ? button(t('common:action.cancel'), cancel) : button(t(state.state === 'there' ? 'brokers.again' : 'brokers.ask'), ask)}>
      <p ref={note} className={classes['note']}>{t('brokers.what')}</p>
      <div aria-live="polite">
        {state.state === 'asking' && <p className={classes['note']}>{t('brokers.asking')}</p>}
        {state.state === 'failed' && <p className={classes['note']}>{t('brokers.failed')}</p>}
        {state.state === 'there' && state.ties !== ties && <p className={classes['note']}>{t('brokers.old')}</p>}
        {state.state === 'there' && state.brokers.length === 0 && <p>{t(state.ties.length === 0 ? 'brokers.noTies' : 'brokers.nobody')}</p>}
        {state.state === 'there' && state.brokers.length > 0 && (
          <ol className={classes['list']} aria-label={t('brokers.title')}>
            {state.brokers.map(({ id, betweenness, neighbours }) => (
              <li key={id}>
                <Action onClick={() => select([{ entity: 'stakeholder', id }])}>
                  <bdi>{store.live('stakeholder', id)?.name ?? ''}</bdi>
                </Action>
                <span className={classes['note']}>{t('brokers.figures', { share: format.number(betweenness * 100, { maximumFractionDigits: 1 }), count: neighbours })}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Section>
  );
}
