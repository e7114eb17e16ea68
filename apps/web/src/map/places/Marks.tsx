import { placeLabels, type ShownNode } from '@baraza/graph-view';
import { useFormat } from '@baraza/ui';
import { type DragEvent, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createMeasure } from '../../picture/canvas.js';
import { nearestIn } from '../data/walk.js';
import { useMapUi } from '../state/map-ui.js';
import type { Cluster, Size, Transform } from './geography.js';
import type { PlacedGroup } from './placed.js';
import { CARRIED } from './PlaceList.js';
import { PlaceMark, radiusOf } from './PlaceMark.js';
import classes from './places.module.css';

const NAME = 12;
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export interface MarksProps {
  readonly clusters: readonly Cluster<PlacedGroup>[];
  readonly size: Size;
  readonly transform: Transform;
  readonly onOpen: (cluster: Cluster<PlacedGroup>) => void;
  readonly onDrop: (stakeholders: readonly string[], place: string) => void;
}

interface Shown {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
  readonly nodes: readonly ShownNode[];
  readonly cluster: Cluster<PlacedGroup>;
}

/** What stands on the ground: a mark for each place, or for several that lie close, with names where they find room. */
export function Marks({ clusters, size, transform, onOpen, onDrop }: MarksProps): ReactNode {
  const { t } = useTranslation(['places', 'common']);
  const format = useFormat();
  const { selection, rights } = useMapUi();
  const chosen = useMemo(() => new Set(selection.map(({ id }) => id)), [selection]);
  const [measure] = useState(createMeasure);
  const [at, setAt] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const { k, x: dx, y: dy } = transform;
  const shown = useMemo(
    () =>
      clusters.flatMap((cluster): Shown[] => {
        const nodes = cluster.members.flatMap(({ item }) => item.nodes);
        const [x, y] = [cluster.x * k + dx, cluster.y * k + dy];
        if (x < -40 || y < -40 || x > size.width + 40 || y > size.height + 40) return [];
        const first = cluster.members[0]!.item;
        const name = cluster.members.length === 1 ? (nodes.length === 1 ? nodes[0]!.data.name : first.place.name) : `${first.place.name} +${format.number(cluster.members.length - 1)}`;
        return [{ key: first.id, x, y, radius: nodes.length === 1 ? 11 : radiusOf(nodes.length), name, nodes, cluster }];
      }),
    [clusters, k, dx, dy, size, format],
  );
  const names = useMemo(() => {
    const bodies = shown.map(({ x, y, radius }) => ({ left: x - radius - 3, right: x + radius + 3, top: y - radius - 3, bottom: y + radius + 3 }));
    const requests = shown.map(({ x, y, radius, name, nodes }, index) => {
      const width = measure(name, NAME, 400);
      const box = (middle: number, top: number): { left: number; right: number; top: number; bottom: number } => ({ left: middle - width / 2, right: middle + width / 2, top, bottom: top + 16 });
      const around = [box(x, y + radius + 4), box(x, y - radius - 20), box(x + radius + 6 + width / 2, y - 8), box(x - radius - 6 - width / 2, y - 8)];
      return { candidates: around.filter(({ left, right }) => left >= 0 && right <= size.width), priority: nodes.length, must: false, own: bodies[index] };
    });
    return placeLabels(requests, bodies).map((choice, index) => (choice < 0 ? null : requests[index]!.candidates[choice]!));
  }, [shown, measure, size.width]);
  const current = shown.some(({ key }) => key === at) ? at : (shown[0]?.key ?? null);
  const walk = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    if (!direction || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = nearestIn(shown, shown.find(({ key }) => key === current) ?? null, direction, () => false);
    if (!next) return;
    setAt(next.key);
    layer.current?.querySelector<HTMLElement>(`[data-mark="${next.key}"]`)?.focus();
  };
  const carries = ({ dataTransfer }: DragEvent): boolean => rights.edit && dataTransfer.types.includes(CARRIED);
  return (
    <div ref={layer} className={classes['marks']} onKeyDown={walk}>
      {shown.map(({ key, x, y, name, nodes, cluster }, index) => {
        const single = cluster.members.length === 1;
        const place = cluster.members[0]!.item;
        const people = t('common:count.stakeholders', { count: nodes.length });
        const label = single ? t('at', { place: place.place.name, count: nodes.length }) : t('cluster', { places: t('together', { count: cluster.members.length }), stakeholders: people });
        const supposed = cluster.members.some(({ item }) => item.suggested !== null);
        return (
          <div key={key}>
            <button
              type="button"
              className={classes['place']}
              style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}
              tabIndex={key === current ? 0 : -1}
              aria-label={[label, nodes.length === 1 && nodes[0]!.data.name, supposed && t('supposed')].filter(Boolean).join(', ')}
              title={label}
              data-mark={key}
              data-over={over === key || undefined}
              onFocus={() => setAt(key)}
              onClick={() => onOpen(cluster)}
              onDragOver={(event) => {
                if (!single || !carries(event)) return;
                event.preventDefault();
                event.dataTransfer.dropEffect = 'link';
                setOver(key);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => {
                setOver(null);
                if (!single || !carries(event)) return;
                event.preventDefault();
                onDrop(JSON.parse(event.dataTransfer.getData(CARRIED)) as string[], key);
              }}
            >
              <PlaceMark nodes={nodes} label={format.number(nodes.length)} supposed={supposed} selected={nodes.some(({ data }) => chosen.has(data.id))} />
            </button>
            {names[index] && (
              <bdi className={classes['name']} style={{ transform: `translate(${names[index].left}px, ${names[index].top}px)` }} aria-hidden>
                {name}
              </bdi>
            )}
          </div>
        );
      })}
    </div>
  );
}
