import { turnMs } from '@baraza/domain';
import { HALL_PARTS, type HallPart } from '@baraza/protocol';
import { Action, ariaKeys, isApple, keyOf, KeyHint, useFormat } from '@baraza/ui';
import { Menu } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject } from '../../project/context.js';
import { useRecord } from '../../project/hooks.js';
import { clockText } from '../parts/clock.js';
import { useLive, useRoom } from '../context.js';
import { partsAddress } from '../hall/parts.js';
import { useFloorWords } from '../useFloorWords.js';
import { useNow } from '../useNow.js';
import classes from './side.module.css';

export interface HallPreviewProps {
  readonly shown: readonly HallPart[];
  readonly onChange: (shown: readonly HallPart[]) => void;
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly leads: boolean;
}

/** What the hall sees, in small; what it shows; the way to open it. */
export function HallPreview({ shown, onChange, choosing, onChoosing, leads }: HallPreviewProps): ReactNode {
  const { t } = useTranslation('hall');
  const { list } = useFormat();
  const { session, running } = useRoom();
  const { id } = useProject();
  const question = useRecord('question', running?.question ?? '');
  const has = (part: HallPart): boolean => shown.includes(part);
  return (
    <section className={classes['sidePart']} aria-labelledby="hall">
      <header className={classes['sideHead']}>
        <h2 id="hall">{t('preview.title')}</h2>
        <Action small className={classes['toEnd']} href={`/p/${id}/s/${session.id}/hall?show=${partsAddress(shown)}`} aria-label={t('preview.open')}>
          <IconExternalLink size={14} stroke={1.75} aria-hidden className="bz-mirror" />
          {t('preview.openShort')}
        </Action>
      </header>
      <div className={classes['preview']}>
        {has('question') && (
          <>
            <strong dir="auto">{question?.text ?? running?.title ?? session.title}</strong>
            {question && question.translation !== null && <span dir="auto">{question.translation}</span>}
          </>
        )}
        {has('floor') && <PreviewFloor />}
        {shown.length === 0 && <span>{t('preview.nothing')}</span>}
      </div>
      <div className={classes['previewShows']}>
        <IconDeviceDesktop size={16} stroke={1.75} aria-hidden />
        <span>{shown.length === 0 ? t('preview.onlyRule') : list(shown.map((part) => t(`preview.part.${part}`)))}</span>
        {leads && (
          <Menu opened={choosing} onChange={onChoosing} position="top-end" closeOnItemClick={false}>
            <Menu.Target>
              <Action accent small aria-keyshortcuts={ariaKeys(keyOf('hallShows'), isApple())}>
                {t('preview.change')}
                <KeyHint keys={keyOf('hallShows')} />
              </Action>
            </Menu.Target>
            <Menu.Dropdown>
              {HALL_PARTS.map((part) => (
                <Menu.CheckboxItem key={part} checked={has(part)} checkIcon={<IconCheck size={14} aria-hidden />} onChange={() => onChange(HALL_PARTS.filter((each) => (each === part ? !has(each) : has(each))))}>
                  {t(`preview.part.${part}`)}
                </Menu.CheckboxItem>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </section>
  );
}

function PreviewFloor(): ReactNode {
  const { t } = useTranslation('hall');
  const live = useLive();
  const now = useNow();
  const { publicNameOf } = useFloorWords();
  const turn = live?.floor.turn ?? null;
  return (
    <span className={classes['previewFloor']}>
      <bdi>{turn === null ? t('floor.free') : publicNameOf(turn.entry)}</bdi>
      {turn !== null && <strong>{clockText(turnMs(turn, now))}</strong>}
    </span>
  );
}
