import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfidenceBars, EmptyState, ErrorState, Hint, InlineText, interestShape, kindShapes, LoadingState, NoRightState, OfflineState, positions, Progress, SchemeChoice, ShapeMark, StakeholderMark, toast, useLanguage, ValueBar } from '../src/index.js';
import { sample } from './sample.js';

/** What has no place of its own in the frame of a screen. */
export function Parts({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const { t } = useTranslation();
  const words = sample[useLanguage()];
  return (
    <div style={{ display: 'grid', gap: 24, padding: 24 }}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16, alignItems: 'flex-start' }}>
        <Hint title={words.hint} step={1} total={3} onSkip={() => undefined}>{words.hintText}</Hint>
        <div style={{ display: 'grid', gap: 8 }}>
          <div style={{ display: 'flex', gap: 8 }}>
            <Button onClick={() => toast({ message: t('toast.deleted', { count: 3 }), onUndo: () => undefined })}>{t('action.delete')}</Button>
            <Button variant="default" onClick={onHelp}>{t('keys.title')}</Button>
          </div>
          <TextInput label={words.place} placeholder={words.where} />
          <InlineText label={words.description} value={words.bannerText} multiline onKeep={() => undefined} />
          <ConfidenceBars confidence={null} />
          <SchemeChoice />
        </div>
        <div style={{ display: 'grid', gap: 8, minInlineSize: 240 }}>
          <Progress label={words.importing} done={120} total={240} onCancel={() => undefined} />
          <Progress label={words.importing} />
          <Progress label={words.importing} share={0.459} />
          <ValueBar value={7} />
        </div>
      </div>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>
        {Object.values(kindShapes).map((shape, index) => (
          <StakeholderMark key={shape} shape={shape} position={positions[index % 5] ?? null} />
        ))}
        <StakeholderMark shape="circle" position={null} />
        <ShapeMark shape={interestShape} size={32} />
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))' }}>
        <EmptyState title={words.empty} actions={<Button>{words.add}</Button>}>{words.emptyText}</EmptyState>
        <ErrorState details="READ-3" onRetry={() => undefined} />
        <LoadingState what={words.map} onCancel={() => undefined} />
        <OfflineState since={new Date(2026, 10, 22, 9, 42)} loaded />
        <NoRightState />
      </div>
    </div>
  );
}
