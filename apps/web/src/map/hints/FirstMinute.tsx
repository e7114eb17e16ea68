import { Hint } from '@baraza/ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { usePeers, useRecord, useUndoLabels } from '../../project/hooks.js';
import { useFrames } from '../canvas/useFrames.js';
import { membersOf, presentOn, tiesOn } from '../data/members.js';
import { useKept, useStored } from '../data/useStored.js';
import { useMapUi } from '../state/map-ui.js';
import { clearPlace, coveredAt } from './clear-place.js';
import classes from './hints.module.css';

const REMEMBERED = 'baraza-hints';
const TOTAL = 3;
/** Room that a hint takes, px. */
const SIZE = { width: 220, height: 130 };

/** Storage may be denied; the hints then come again with the next visit. */
function remembered(): number {
  try {
    return Number(localStorage.getItem(REMEMBERED) ?? '0');
  } catch {
    return 0;
  }
}
function remember(step: number): void {
  try {
    localStorage.setItem(REMEMBERED, String(step));
  } catch {
    return;
  }
}

/** The first minute in a sample: three hints, one at a time, each of which goes by being followed. */
export function FirstMinute(): ReactNode {
  const { t } = useTranslation('map');
  const { rights, selection, mapId, view, task, mode } = useMapUi();
  const { id: project } = useProject();
  const sample = useRecord('project', project)?.fictional ?? false;
  const [step, setStep] = useState(remembered);
  const undo = useUndoLabels();
  const peers = usePeers();
  const members = useKept(['membership', 'stakeholder', 'interest'], (store) => presentOn(store, mapId).length);
  const before = useRef<{ members: number; redo: boolean } | null>(null);
  const middle = useStored(['membership', 'relationship'], (store) => mostTied(store, mapId), [mapId]);

  const go = (next: number): void => {
    before.current = null;
    remember(next);
    setStep(next);
  };
  useEffect(() => {
    before.current ??= { members, redo: undo.redo !== null };
    if (step === 0 && selection.some(({ entity }) => entity === 'stakeholder')) go(1);
    else if (step === 1 && members > before.current.members) go(2);
    else if (step === 2 && ((undo.redo !== null && !before.current.redo) || peers.size > 0)) go(TOTAL);
  }, [step, selection, members, undo.redo, peers.size]);

  if (!sample || !rights.edit || step >= TOTAL || view === null || mode !== 'network' || members === 0) return null;
  // Whoever looks at something else, a line, reads its panel first.
  if (task !== null || (step === 0 && selection.length > 0)) return null;
  const hint = (
    <Hint title={t(`hints.${step as 0 | 1 | 2}.title`)} step={step + 1} total={TOTAL} onSkip={() => go(TOTAL)}>
      {t(`hints.${step as 0 | 1 | 2}.text`)}
    </Hint>
  );
  return step === 0 && middle !== null ? <BesideNode id={middle}>{hint}</BesideNode> : <div className={classes['corner']}>{hint}</div>;
}

/** The stakeholder with most ties: where the first hint points. */
function mostTied(store: Parameters<typeof membersOf>[0], mapId: string): string | null {
  const members = membersOf(store, mapId);
  const counts = new Map<string, number>();
  for (const { from, to } of tiesOn(store, mapId).relationships) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return members.filter(({ entity }) => entity === 'stakeholder').sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))[0]?.id ?? null;
}

/** Near the node, where it covers nobody; it stays there until it would. */
function BesideNode({ id, children }: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const { view, mapId } = useMapUi();
  const members = useStored(['membership', 'stakeholder', 'interest'], (store) => membersOf(store, mapId).map((member) => member.id), [mapId]);
  const place = useRef<HTMLDivElement>(null);
  const stood = useRef({ x: 0, y: 0, room: '', seen: '' });
  useFrames(true, () => {
    const element = place.current;
    if (!element || !view) return;
    const room = element.parentElement!.getBoundingClientRect();
    // A neighbourhood may be without it.
    const node = view.screenPoint(id);
    const point = node ?? { x: room.width / 2, y: room.height / 2 };
    element.toggleAttribute('data-alone', node === null);
    const size = `${room.width} ${room.height}`;
    const seen = `${size} ${point.x} ${point.y} ${view.zoom()} ${members.length}`;
    if (stood.current.seen !== seen) {
      const nodes = members.flatMap((member) => view.screenPoint(member) ?? []);
      const { x, y } = stood.current.room === size && coveredAt(stood.current, SIZE, nodes) === 0 ? stood.current : clearPlace(point, SIZE, room, nodes);
      stood.current = { x, y, room: size, seen };
    }
    const { x, y } = stood.current;
    element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    element.style.setProperty('--ring-x', `${Math.round(point.x - x)}px`);
    element.style.setProperty('--ring-y', `${Math.round(point.y - y)}px`);
  });
  return (
    <div ref={place} className={classes['beside']}>
      <span className={classes['ring']} aria-hidden />
      {children}
    </div>
  );
}
