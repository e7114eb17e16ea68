import { Action, InlineSelect, keyOf, KeyHint, Toolbar, ToolbarButton, ToolbarSelect, useFormat } from '@baraza/ui';
import { IconTopologyStar, IconArrowBackUp, IconArrowForwardUp, IconFocusCentered, IconPictureInPicture, IconPlus, IconSearch, IconVectorBezier2, IconBulb } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecord, useUndoLabels } from '../../project/hooks.js';
import { useUndo } from '../../project/useUndo.js';
import { useBrokersCommand } from '../brokers/useBrokersCommand.js';
import { PasteButton } from '../clipboard/ClipboardButtons.js';
import { LookMenus } from '../looks/LookMenus.js';
import { PictureButton } from '../picture/PictureButton.js';
import { useNetworkPicture } from '../picture/useNetworkPicture.js';
import { useMapUi } from '../state/map-ui.js';
import { useValue } from '../state/value.js';
import { TimeButton } from '../times/TimeButton.js';
import { ArrangeMenu } from './ArrangeMenu.js';
import { PhoneLegend } from './PhoneLegend.js';
import { useMapCommands } from './useMapCommands.js';
import classes from './tools.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const STRENGTHS = ['any', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const ZOOMS = ['fit', 'tied', '0.5', '0.75', '1', '1.5', '2'] as const;

/** What can be done on the map, and how it is shown. */
export function MapToolbar(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const ui = useMapUi();
  const commands = useMapCommands();
  const { rights, mode, task } = ui;
  const network = mode === 'network';
  return (
    <Toolbar
      label={t('toolbar.label')}
      start={
        <>
          {rights.edit && <ToolbarButton label={t('toolbar.add')} keys={keyOf('addStakeholder')} icon={<IconPlus {...icon} />} onClick={commands.addStakeholder} />}
          {rights.edit && (
            <span className={classes['roomy']}>
              <ToolbarButton label={t('toolbar.addInterest')} keys={keyOf('addInterest')} icon={<IconBulb {...icon} />} onClick={commands.addInterest} />
            </span>
          )}
          {rights.edit && <ToolbarButton label={t('toolbar.connect')} keys={keyOf('connect')} icon={<IconVectorBezier2 {...icon} />} pressed={task?.kind === 'connect'} onClick={commands.connect} />}
          <PasteButton />
          {rights.edit && <UndoButtons />}
        </>
      }
      end={(network || mode === 'places') && <Shown />}
    />
  );
}

function UndoButtons(): ReactNode {
  const { t } = useTranslation('common');
  const labels = useUndoLabels();
  const { undo, redo } = useUndo();
  return (
    <span className={classes['icons']}>
      <Action onClick={undo} disabled={labels.undo === null} aria-label={t('action.undo')} title={`${t('action.undo')} (${keyOf('undo')})`}>
        <IconArrowBackUp {...icon} className="bz-mirror" />
      </Action>
      <Action onClick={redo} disabled={labels.redo === null} aria-label={t('action.redo')} title={`${t('action.redo')} (${keyOf('redo')})`}>
        <IconArrowForwardUp {...icon} className="bz-mirror" />
      </Action>
    </span>
  );
}

/** Colour, size, group, ties, zoom. */
function Shown(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'domain']);
  const { settings, setSettings, filter, setFilter, mode } = useMapUi();
  const strength = filter.minStrength === undefined ? 'any' : String(filter.minStrength);
  return (
    <>
      <LookMenus />
      {mode !== 'places' && <ToolbarSelect label={t('toolbar.group')} value={settings.groupBy} onChange={(groupBy) => setSettings({ groupBy })} options={(['sector', 'coalition', 'none'] as const).map((value) => ({ value, label: t(`groupBy.${value}`) }))} />}
      <ToolbarSelect
        label={t('toolbar.ties')}
        description={t('toolbar.tiesWhat')}
        value={strength}
        onChange={(value) => setFilter({ ...filter, minStrength: value === 'any' ? undefined : Number(value) })}
        options={STRENGTHS.map((value) => ({ value, label: value === 'any' ? t('toolbar.allTies') : t('toolbar.atLeast', { value }) }))}
      />
    </>
  );
}

/** How the picture lies: arranged anew, narrowed to a neighbourhood, nearer or farther. At the corner of the canvas. */
export function CanvasCorner(): ReactNode {
  const { t } = useTranslation(['map', 'common', 'measures']);
  const brokers = useBrokersCommand();
  const { focus, selection, panelOpen, legendOpen, setLegendOpen, overviewOpen, setOverviewOpen } = useMapUi();
  const commands = useMapCommands();
  return (
    <div className={classes['corner']}>
      <Action small onClick={commands.search} title={t('toolbar.search')}>
        <IconSearch {...icon} />
        <span className={classes['cornerWord']}>{t('common:action.find')}</span>
        <KeyHint keys={keyOf('search')} />
      </Action>
      <ArrangeMenu />
      {(selection.length === 1 || focus !== null) && (
        <Action small onClick={commands.focus} aria-pressed={focus !== null} title={t('toolbar.focus')}>
          <IconFocusCentered {...icon} />
          <span className={classes['cornerWord']}>{t('toolbar.focusShort')}</span>
          <KeyHint keys={keyOf('focus')} />
        </Action>
      )}
      {/* The open panel is about somebody, or offers it itself. */}
      {brokers && !panelOpen && (
        <span className={classes['desk']}>
          <Action small onClick={brokers} title={t('measures:brokers.what')}>
            <IconTopologyStar {...icon} />
            <span className={classes['cornerWord']}>{t('measures:brokers.title')}</span>
          </Action>
        </span>
      )}
      <TimeButton />
      <PictureButton source={useNetworkPicture()} />
      <Action small onClick={() => setOverviewOpen(!overviewOpen)} aria-pressed={overviewOpen} title={t('overview.show')}>
        <IconPictureInPicture {...icon} />
        <span className={classes['cornerWord']}>{t('overview.show')}</span>
        <KeyHint keys={keyOf('overview')} />
      </Action>
      <span className={classes['desk']}>
        <Action small onClick={() => setLegendOpen(!legendOpen)} aria-pressed={legendOpen}>
          {t('common:legend.label')}
        </Action>
      </span>
      <PhoneLegend />
      <Zoom />
    </div>
  );
}

function Zoom(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const { zoom, view } = useMapUi();
  const format = useFormat();
  const now = useValue(zoom);
  const choose = (value: (typeof ZOOMS)[number]): void => (value === 'fit' ? view?.fit() : value === 'tied' ? view?.fitReadable() : view?.zoomTo(Number(value)));
  const wordOf = (value: (typeof ZOOMS)[number]): string => (value === 'fit' || value === 'tied' ? t(`toolbar.${value}`) : format.percent(Number(value)));
  return <ToolbarSelect<(typeof ZOOMS)[number]> label={t('toolbar.zoom')} hideLabel value={ZOOMS.find((value) => Number(value) === now) ?? 'fit'} shown={format.percent(now)} onChange={choose} options={ZOOMS.map((value) => ({ value, label: wordOf(value) }))} />;
}

/** How many without ties are out of sight so that the rest can be read, with the way to see them. */
export function ApartNote(): ReactNode {
  const { t } = useTranslation('map');
  const { apart, view, focus } = useMapUi();
  const count = useValue(apart);
  if (count === 0 || focus) return null;
  return (
    <>
      <span>{t('apart', { count })}</span>
      <Action accent small onClick={() => view?.fit()}>
        {t('toolbar.fit')}
      </Action>
    </>
  );
}

/** How many are drawn as one from so far away, and how to see them one by one. */
export function GatheredNote(): ReactNode {
  const { t } = useTranslation('map');
  const { gathered, focus } = useMapUi();
  const { communities, members } = useValue(gathered);
  return communities === 0 || focus ? null : <span>{t('gathered', { count: communities, members })}</span>;
}

/** How far the neighbourhood reaches, while one is shown. */
export function FocusNote(): ReactNode {
  const { t } = useTranslation('map');
  const { view, focus, setFocus, hidden } = useMapUi();
  const stakeholder = useRecord('stakeholder', focus?.id ?? '');
  const interest = useRecord('interest', focus?.id ?? '');
  if (!focus || !hidden) return null;
  const depths = ['1', '2', '3', '4', '5', '6'] as const;
  // What was in sight before may have been a part of it.
  const showWhole = (): void => {
    view?.setFocus(null);
    view?.fitReadable();
    setFocus(null);
  };
  return (
    <>
      <InlineSelect label={t('focus.depth')} value={String(focus.depth) as (typeof depths)[number]} options={depths.map((value) => ({ value, label: t('focus.steps', { count: Number(value) }) }))} onKeep={(value) => setFocus({ ...focus, depth: Number(value ?? 1) })} />
      <bdi className={classes['middle']}>{(stakeholder ?? interest)?.name}</bdi>
      <span>{t('focus.of', { shown: hidden.nodes.shown, total: hidden.nodes.total })}</span>
      <Action accent small onClick={showWhole}>
        {t('focus.whole')}
      </Action>
    </>
  );
}
