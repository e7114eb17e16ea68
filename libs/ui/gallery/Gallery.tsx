import { Button } from '@mantine/core';
import { IconActivity, IconLayoutGrid, IconList, IconMap, IconPlus, IconSchema, IconShare2, IconTable, IconVectorBezier2 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Action, AppShell, Banner, Breadcrumb, HelpDialog, kindShapes, LanguageChoice, Legend, LegendGroup, LegendItem, LineMark, PositionLegend, Presence, relationshipLines, SaveState, SearchButton,
  ShapeMark, SidebarCheck, SidebarItem, SidebarLine, SidebarNote, SidebarSection, SizeCircles, Toolbar, ToolbarButton, ToolbarSelect, TopBar, useLanguage, useShortcuts, type Connection,
} from '../src/index.js';
import { GalleryPanel } from './Panel.js';
import { Parts } from './Parts.js';
import { sample } from './sample.js';

const kinds = Object.keys(kindShapes) as (keyof typeof kindShapes)[];
const types = Object.keys(relationshipLines) as (keyof typeof relationshipLines)[];

function Side(): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  const words = sample[useLanguage()];
  const [off, setOff] = useState<readonly string[]>([]);
  const [level, setLevel] = useState('any');
  const icons = [IconVectorBezier2, IconLayoutGrid, IconTable];
  return (
    <>
      <SidebarSection title={words.mapsTitle} action={<Action small><IconPlus size={14} aria-hidden />{t('action.new')}</Action>}>
        {words.maps.map((map, index) => (
          <SidebarItem key={map} label={map} icon={<IconMap size={18} stroke={1.5} aria-hidden />} count={35 - index * 5} open={index === 0} href={`#map-${index}`} />
        ))}
      </SidebarSection>
      <SidebarSection title={words.viewsTitle}>
        {words.views.map((view, index) => {
          const Icon = icons[index] ?? IconTable;
          return <SidebarItem key={view} label={view} icon={<Icon size={18} stroke={1.5} aria-hidden />} count={index + 1} current={index === 0} href={`#view-${index}`} />;
        })}
      </SidebarSection>
      <SidebarSection title={words.filtersTitle} action={<span>{t('count.ofTotal', { shown: 35, total: 35 })}</span>}>
        {(['internationalPartners', 'oversight', 'judicial', 'coreSecurity', 'nonState', 'public'] as const).map((sector, index) => (
          <SidebarCheck key={sector} label={t(`domain:term.sector.${sector}`)} count={8 - index} checked={!off.includes(sector)} onChange={(on) => setOff(on ? off.filter((other) => other !== sector) : [...off, sector])} />
        ))}
        <SidebarLine label={words.level}>
          <ToolbarSelect label={words.level} hideLabel value={level} onChange={setLevel} options={[{ value: 'any', label: t('action.any') }, { value: 'local', label: t('domain:term.level.local') }]} />
        </SidebarLine>
      </SidebarSection>
      <SidebarNote title={words.note}>{words.noteText}</SidebarNote>
    </>
  );
}

function GalleryLegend(): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  return (
    <Legend>
      <LegendGroup title={t('legend.shapeKind')} columns={2}>
        {kinds.map((kind) => (
          <LegendItem key={kind} mark={<ShapeMark shape={kindShapes[kind]} size={16} />} label={t(`domain:term.kind.${kind}`)} />
        ))}
      </LegendGroup>
      <LegendGroup title={t('legend.lineRelationship')} columns={3}>
        {types.map((type) => (
          <LegendItem key={type} mark={<LineMark style={relationshipLines[type]} />} label={t(`domain:term.relationshipType.${type}`)} />
        ))}
      </LegendGroup>
      <LegendGroup title={t('legend.colourPosition')}>
        <PositionLegend />
      </LegendGroup>
      <LegendGroup title={t('legend.sizeOf', { dimension: t('domain:dimension.influence') })}>
        <SizeCircles values={[9, 5, 1]} radiusOf={(value) => 7 + value * 1.6} />
      </LegendGroup>
    </Legend>
  );
}

const connections: readonly Connection[] = [
  { kind: 'saved', at: new Date(2026, 10, 22, 9, 42) },
  { kind: 'waiting', count: 3 },
  { kind: 'sending', sent: 3, total: 7 },
  { kind: 'offline', count: 14 },
  { kind: 'refused', count: 2 },
];

/** Every shared part in its place on a screen. */
export function Gallery(): ReactNode {
  const { t } = useTranslation(['common', 'domain']);
  const words = sample[useLanguage()];
  const [panel, setPanel] = useState(true);
  const [help, setHelp] = useState(false);
  const [step, setStep] = useState(0);
  const [colour, setColour] = useState('position');
  useShortcuts({ help: () => setHelp(true), close: () => setPanel(false), addStakeholder: () => setPanel(true) });
  const connection = connections[step % connections.length] ?? { kind: 'idle' };
  const tabIcons = [IconSchema, IconLayoutGrid, IconList, IconActivity];
  return (
    <>
      <AppShell
        topBar={
          <TopBar path={<Breadcrumb crumbs={[{ label: words.project, href: '#project' }, { label: words.map, menu: words.maps.map((label, index) => ({ id: label, label, current: index === 0, onChoose: () => undefined })) }]} />}>
            <Presence people={words.people.slice(0, 3).map((name, index) => ({ id: `person-${index}`, name, me: index === 0, at: words.map }))} />
            <SaveState connection={connection} onOpen={() => setStep(step + 1)} />
            <SearchButton />
            <Button variant="default" visibleFrom="sm" leftSection={<IconShare2 size={16} stroke={1.75} aria-hidden />}>{t('action.share')}</Button>
          </TopBar>
        }
        sidebar={<Side />}
        banner={<Banner title={words.banner} actions={<Action accent><IconPlus size={16} aria-hidden />{words.own}</Action>}>{words.bannerText}</Banner>}
        toolbar={
          <Toolbar
            label={words.map}
            start={
              <>
                <ToolbarButton label={words.add} keys="A" icon={<IconPlus size={16} aria-hidden />} onClick={() => setPanel(true)} />
                <ToolbarButton label={words.connect} keys="C" icon={<IconVectorBezier2 size={16} aria-hidden />} onClick={() => undefined} />
              </>
            }
            end={
              <>
                <ToolbarSelect label={words.colour} value={colour} onChange={setColour} options={[{ value: 'position', label: t('domain:dimension.position') }, { value: 'trust', label: t('domain:dimension.trust') }]} />
                <LanguageChoice />
              </>
            }
          />
        }
        footer={<GalleryLegend />}
        panel={panel ? <GalleryPanel onClose={() => setPanel(false)} /> : undefined}
        panelLabel={words.subject}
        onPanelClose={() => setPanel(false)}
        tabs={words.tabs.map((label, index) => {
          const Icon = tabIcons[index] ?? IconList;
          return { id: label, label, icon: <Icon size={20} stroke={1.5} aria-hidden />, current: index === 0, href: `#tab-${index}` };
        })}
      >
        <Parts onHelp={() => setHelp(true)} />
      </AppShell>
      <HelpDialog opened={help} onClose={() => setHelp(false)} />
    </>
  );
}
