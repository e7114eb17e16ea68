/** What keys, toolbar and palette do on the map; each is written once. */
import type { Arrangement } from '@baraza/domain';
import type { MapItem } from '@baraza/graph-view';
import { toast } from '@baraza/ui';
import { useTranslation } from 'react-i18next';
import { useOfferUndo } from '../../project/useOfferUndo.js';
import { useMapActions } from '../data/useMapActions.js';
import { type Task, useMapUi } from '../state/map-ui.js';
import { arrangedPart } from './arranged-part.js';
import { renameInPanel } from './rename.js';

interface ArrangeOptions {
  /** Also those who are neither selected nor shown. */
  readonly whole?: boolean;
  readonly own?: boolean;
}

export interface MapCommands {
  addStakeholder(): void;
  addInterest(): void;
  connect(): void;
  /** Lays out what is selected or shown (`arrangedPart`), or the whole map: for everybody, or, where that is asked or without the right to, for this person alone. */
  arrange(arrangement: Arrangement, options?: ArrangeOptions): void;
  /** Arranges a map that nobody has laid out, without being asked: no step of undo, for the map would only arrange itself again. */
  arrangeAnew(): void;
  focus(): void;
  search(): void;
  rename(): void;
  takeOff(): void;
  remove(): void;
  selectAll(): void;
}

const isNode = ({ entity }: MapItem): boolean => entity === 'stakeholder' || entity === 'interest';

/** The middle of the canvas, where something added by key is placed. */
function middle(): { clientX: number; clientY: number } | null {
  const box = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect();
  return box ? { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 } : null;
}

export function useMapCommands(): MapCommands {
  const { t } = useTranslation('map');
  const ui = useMapUi();
  const actions = useMapActions();
  const offerUndo = useOfferUndo();
  const { view, selection, rights } = ui;

  const add = (entity: 'stakeholder' | 'interest'): void => {
    if (!rights.edit || ui.table.get()?.add(entity)) return;
    ui.setMode('network');
    // What is new has no ties: it would be hidden from a neighbourhood. The canvas shows the map before its places are asked for.
    view?.setFocus(null);
    ui.setFocus(null);
    const point = middle();
    ui.setTask({ kind: 'add', entity, at: view && point ? view.freeSpot(view.modelPoint(point.clientX, point.clientY)) : { x: 0, y: 0 } });
  };
  const arrange = (step: boolean, arrangement?: Arrangement, { whole = false, own = false }: ArrangeOptions = {}): void => {
    if (!view) return;
    const part = whole ? null : arrangedPart(ui);
    const forMe = own || !rights.arrange;
    // What is laid out for all starts from where all see it.
    if (!forMe && ui.ownPlaces.get()) view.putBack();
    ui.setFocus(null);
    const abort = new AbortController();
    const cancel = (): void => abort.abort();
    ui.setTask({ kind: 'arrange', share: 0, cancel });
    // Whoever has begun something else meanwhile, as to add somebody while a new map arranges itself, keeps it.
    const tell = (task: Task | null): void => ui.setTask((now) => (now?.kind === 'arrange' && now.cancel === cancel ? task : now));
    view
      .runLayout({ arrangement, ids: part?.ids, own: forMe, signal: abort.signal, onProgress: (share) => tell({ kind: 'arrange', share, cancel }) })
      .then((positions) => {
        ui.ownPlaces.set(forMe);
        ui.arrangement.set(forMe && part?.of !== 'selected' ? (arrangement ?? null) : null);
        if (forMe) return;
        actions.move(positions, { step });
        const message = t('done.arranged', { count: positions.length });
        if (step) offerUndo(message, { id: 'arranged' });
        else toast({ message, id: 'arranged' });
      })
      .catch((error: unknown) => {
        // Cancelled, or somebody looks elsewhere by now.
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
      })
      .finally(() => tell(null));
  };
  return {
    addStakeholder: () => add('stakeholder'),
    addInterest: () => add('interest'),
    connect: () => {
      if (!rights.edit) return;
      if (ui.task?.kind === 'connect') return ui.setTask(null);
      ui.setMode('network');
      const [from, to] = selection.filter(isNode);
      ui.setTask({ kind: 'connect', from: from?.id ?? null, to: selection.length === 2 ? (to?.id ?? null) : null });
    },
    arrange: (arrangement, options) => arrange(true, arrangement, options),
    arrangeAnew: () => arrange(false, undefined, { whole: true }),
    focus: () => {
      if (ui.focus) return ui.setFocus(null);
      const [only] = selection.filter(isNode);
      if (only) ui.setFocus({ id: only.id, depth: 1 });
    },
    search: () => ui.setTask({ kind: 'search' }),
    rename: () => {
      if (selection.length !== 1 || !rights.edit) return;
      renameInPanel(() => ui.setPanelOpen(true));
    },
    takeOff: () => {
      if (rights.arrange && selection.some(isNode)) actions.takeOff(selection.filter(isNode));
      else if (rights.edit && selection.length > 0) actions.remove(selection);
    },
    remove: () => {
      if (rights.edit && selection.length > 0) actions.remove(selection);
    },
    // What is not seen is not selected: whoever deletes all of a neighbourhood means the neighbourhood.
    selectAll: () => ui.select(view?.shown() ?? []),
  };
}
