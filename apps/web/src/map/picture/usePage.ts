import { type Classification, exportFileName } from '@baraza/domain';
import type { Drawing } from '@baraza/graph-view';
import { languageOf, useFormat } from '@baraza/ui';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createMeasure } from '../../picture/canvas.js';
import { composePage, pageSize, type Orientation, type PaperName } from '../../picture/page.js';
import { useProject } from '../../project/context.js';
import { useRecord, useViewer } from '../../project/hooks.js';
import { useMapUi } from '../state/map-ui.js';
import { usePresentStore } from '../times/RecordedMap.js';
import { classesOf, leaveOut, limitsOf } from './classes.js';
import type { PictureSource } from './source.js';

export interface PageChoice {
  readonly paper: PaperName;
  readonly orientation: Orientation;
  /** Null: everything that is shown. */
  readonly atMost: Classification | null;
}
export interface ComposedPage {
  readonly drawing: Drawing;
  /** Classes that it could be limited to. */
  readonly limits: readonly Classification[];
  /** What it is, from when, how secret. */
  readonly fileName: (ending: string) => string;
  readonly words: { readonly title: string; readonly description: string; readonly language: string };
  readonly empty: boolean;
}

/** Long enough for a frame to be shown. */
const AFTER_PAINT_MS = 30;

/** The page as it would be saved now; null while it is being drawn. Changes only with what is chosen: the dialog has the screen for itself. */
export function usePage(source: PictureSource, { paper, orientation, atMost }: PageChoice): ComposedPage | null {
  const { t, i18n } = useTranslation(['picture', 'map', 'common', 'domain']);
  const format = useFormat();
  const { id: project, session } = useProject();
  const present = usePresentStore();
  const { viewer } = useViewer();
  const { mapId, hidden, date, recorded } = useMapUi();
  const projectName = useRecord('project', project)?.name ?? '';
  const mapName = useRecord('map', mapId)?.name ?? '';
  const [measure] = useState(createMeasure);
  const { code: language, dir } = languageOf(i18n.resolvedLanguage);
  const compose = useEffectEvent((): ComposedPage => {
    const { store } = session;
    const size = pageSize(paper, orientation);
    // What is drawn is known before where: the legend takes its room from the map.
    const whole = source.draw({ width: 0, height: 0 });
    const classes = classesOf(store, mapId, whole.items, source.dimensions, source.throughout(whole.items), present && { store: present, absent: viewer?.clearance ?? 'strictlyConfidential' });
    const { without, unjudged, highest } = leaveOut(classes, atMost ?? classes.highest);
    const kept = without.size + unjudged.size === 0 ? whole : source.draw({ width: 0, height: 0, without, unjudged });
    const counted = (entity: string): number => kept.items.filter((item) => item.entity === entity).length;
    const outside = [
      ...(Object.entries(hidden?.nodes.hidden ?? {}) as ['sector', number][]).map(([reason, count]) => t(`map:hidden.nodes.${reason}`, { count })),
      ...(Object.entries(hidden?.edges.hidden ?? {}) as ['type', number][]).map(([reason, count]) => t(`map:hidden.edges.${reason}`, { count })),
      ...(without.size > 0 ? [t('page.above', { count: without.size })] : []),
    ];
    const class_ = t(`domain:classification.${highest}`);
    const about = [
      format.apart(projectName),
      recorded && t('page.recorded', { date: format.dateTime(recorded.at) }),
      date !== null && t('page.asOf', { date: format.partialDate(date) }),
      t('common:count.stakeholders', { count: counted('stakeholder') }),
      counted('interest') > 0 && t('common:count.interests', { count: counted('interest') }),
      t('common:count.relationships', { count: counted('relationship') }),
    ].filter(Boolean).join(' · ');
    const now = new Date();
    const drawing = composePage({
      ...size,
      rightToLeft: dir === 'rtl',
      measure,
      legend: kept.legend,
      words: {
        title: mapName,
        about,
        made: t('page.made', { date: format.date(now) }),
        notes: [...source.notes, ...(outside.length > 0 ? [t('page.notShown', { what: outside.join(' · ') })] : []), ...(unjudged.size > 0 ? [t('page.unjudged', { count: unjudged.size })] : [])],
        classed: `${class_} · ${t(`who.${highest}`)}`,
        page: t('page.number'),
        more: (count) => t('page.more', { count }),
      },
      picture: (frame) => {
        const { marks, unnamed } = source.draw({ ...frame, without, unjudged });
        return { marks, ...(unnamed > 0 && { note: t('page.unnamed', { count: unnamed }) }) };
      },
    });
    const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
    return { drawing, limits: limitsOf(classes), fileName: (ending) => exportFileName({ name: mapName, day, classed: class_, ending }), words: { title: mapName, description: `${about} · ${class_}`, language }, empty: kept.items.length === 0 };
  });
  const [page, setPage] = useState<ComposedPage | null>(null);
  useEffect(() => {
    // The dialog is on the screen before a map of thousands takes its time.
    const timer = setTimeout(() => setPage(compose()), AFTER_PAINT_MS);
    return () => {
      clearTimeout(timer);
      setPage(null);
    };
  }, [source, paper, orientation, atMost, language]);
  return page;
}
