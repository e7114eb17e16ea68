import { isScore, type StyledEntity, type StyleSource } from '@baraza/graph-view';
import { ChoiceItems, ToolbarMenu } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMapUi } from '../state/map-ui.js';
import classes from './looks.module.css';
import { useStyleChoices } from './useStyleChoices.js';
import { useStyleWords } from './useStyleWords.js';

interface SourcesProps {
  readonly entity: StyledEntity;
  readonly wanted: 'any' | 'numbers' | 'values';
  /** What stands first, each with its word: what is drawn so as a rule, and nothing. */
  readonly first: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Everything a channel can say, in the order in which it is looked for: the usual, what was judged, facts, the project's own. */
function Sources({ entity, wanted, first, value, onChange }: SourcesProps): ReactNode {
  const { t } = useTranslation('map');
  const words = useStyleWords();
  const usual = new Set(first.map((option) => option.value));
  const others = useStyleChoices(entity, wanted).filter(({ key }) => !usual.has(key));
  const groups: [title: string, sources: readonly StyleSource[]][] = [
    [t('style.judged'), others.filter(({ key }) => isScore(key))],
    [t('style.facts'), others.filter(({ key, own }) => !own && !isScore(key))],
    [t('style.own'), others.filter(({ own }) => own)],
  ];
  return (
    <>
      <ChoiceItems options={first} value={value} onChange={onChange} />
      {groups.map(([title, sources]) => sources.length > 0 && (
        <Fragment key={title}>
          <Menu.Label>{title}</Menu.Label>
          <ChoiceItems options={sources.map(({ key }) => ({ value: key, label: words.label(entity, key) }))} value={value} onChange={onChange} />
        </Fragment>
      ))}
    </>
  );
}

/** By what the picture is coloured, sized and shaped, and its lines drawn. */
export function LookMenus(): ReactNode {
  const { t } = useTranslation(['map', 'common']);
  const words = useStyleWords();
  const { rights, settings, setSettings, panelOpen, mode } = useMapUi();
  // By place circles are as large as many stand there, and ties are joined.
  const placed = mode === 'places';
  const { colourBy, sizeBy, shapeBy, lineBy, widthBy } = settings;
  const of = (entity: StyledEntity, key: string, usual: readonly { readonly value: string; readonly label: string }[]): string => usual.find(({ value }) => value === key)?.label ?? words.label(entity, key);
  const colours = (['position', 'sector', 'none'] as const).filter((value) => rights.scores || value !== 'position').map((value) => ({ value, label: t(`colourBy.${value}`) }));
  const sizes = (['influence', 'same'] as const).filter((value) => rights.scores || value !== 'influence').map((value) => ({ value, label: t(`sizeBy.${value}`) }));
  const shapes = (['kind', 'none'] as const).map((value) => ({ value, label: t(`style.${value}`) }));
  const lines = (['type', 'none'] as const).map((value) => ({ value, label: t(`style.${value}`) }));
  const widths = (['strength', 'same'] as const).map((value) => ({ value, label: t(`style.${value}`) }));
  const shapeItems = <Sources entity="stakeholder" wanted="values" first={shapes} value={shapeBy} onChange={(next) => setSettings({ shapeBy: next })} />;
  const lineItems = (
    <>
      <Menu.Label>{t('style.lineColour')}</Menu.Label>
      <Sources entity="relationship" wanted="any" first={lines} value={lineBy} onChange={(next) => setSettings({ lineBy: next })} />
      <Menu.Divider />
      <Menu.Label>{t('style.lineWidth')}</Menu.Label>
      <Sources entity="relationship" wanted="numbers" first={widths} value={widthBy} onChange={(next) => setSettings({ widthBy: next })} />
    </>
  );
  return (
    <>
      <ToolbarMenu label={t('toolbar.colour')} shown={of('stakeholder', colourBy, colours)}>
        <Sources entity="stakeholder" wanted="any" first={colours} value={colourBy} onChange={(next) => setSettings({ colourBy: next })} />
      </ToolbarMenu>
      {!placed && (
        <ToolbarMenu label={t('toolbar.size')} shown={of('stakeholder', sizeBy, sizes)}>
          <Sources entity="stakeholder" wanted="numbers" first={sizes} value={sizeBy} onChange={(next) => setSettings({ sizeBy: next })} />
        </ToolbarMenu>
      )}
      <span className={classes['rarer']} data-narrow={panelOpen || undefined}>
        <ToolbarMenu label={t('style.shape')} shown={of('stakeholder', shapeBy, shapes)}>
          {shapeItems}
        </ToolbarMenu>
        {!placed && (
          <ToolbarMenu label={t('style.lines')} shown={of('relationship', lineBy, lines)}>
            {lineItems}
          </ToolbarMenu>
        )}
      </span>
      <span className={classes['together']} data-narrow={panelOpen || undefined}>
        <ToolbarMenu label={placed ? t('style.shape') : t('style.shapeAndLines')} hideLabel shown={t('common:action.more')}>
          <Menu.Label>{t('style.shape')}</Menu.Label>
          {shapeItems}
          {!placed && (
            <>
              <Menu.Divider />
              {lineItems}
            </>
          )}
        </ToolbarMenu>
      </span>
    </>
  );
}
