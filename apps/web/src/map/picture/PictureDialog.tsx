import type { Classification } from '@baraza/domain';
import { toast } from '@baraza/ui';
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBlob } from '../../import/save-file.js';
import { drawOn, fontsFor, PIXELS_A_POINT, toPng } from '../../picture/canvas.js';
import { ORIENTATIONS, pageSize, PAPERS } from '../../picture/page.js';
import { printPage } from '../../picture/print.js';
import { PHONE } from '../state/map-ui.js';
import { pdfOf, svgOf } from './files.js';
import classes from './picture.module.css';
import type { PictureSource } from './source.js';
import { type ComposedPage, type PageChoice, usePage } from './usePage.js';
import { within } from './within.js';

const FORMATS = ['pdf', 'png', 'svg'] as const;
type Format = (typeof FORMATS)[number];
const TIMES = [2, 3, 4] as const;
/** How long a picture may take, in ms: its fonts may have to come over a slow line, and a browser or library that never answers would be waited for without end. */
const PATIENCE = 60_000;

export interface PictureDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly source: PictureSource;
}

/** Takes the map as it is shown along as a picture or on paper; shows the page before. */
export function PictureDialog({ opened, onClose, source }: PictureDialogProps): ReactNode {
  const { t } = useTranslation(['picture', 'common']);
  const isPhone = useMediaQuery(PHONE);
  return (
    <Modal opened={opened} onClose={onClose} fullScreen={isPhone} title={t('title')} size={920} closeButtonProps={{ 'aria-label': t('common:action.close') }} classNames={{ title: classes['title'] }}>
      <Content source={source} onClose={onClose} />
    </Modal>
  );
}

function Content({ source, onClose }: { readonly source: PictureSource; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation(['picture', 'common', 'domain']);
  const [format, setFormat] = useState<Format>('pdf');
  const [times, setTimes] = useState<(typeof TIMES)[number]>(2);
  const [choice, setChoice] = useState<PageChoice>({ paper: 'a4', orientation: 'landscape', atMost: null });
  const [state, setState] = useState<'ready' | 'making' | 'failed'>('ready');
  const page = usePage(source, choice);
  const what = useId();
  const { width, height } = pageSize(choice.paper, choice.orientation);
  const limits = useKept(page?.limits) ?? [];
  const ready = page !== null && !page.empty && state !== 'making';
  const change = (part: Partial<PageChoice>): void => setChoice((before) => ({ ...before, ...part }));
  const save = async (): Promise<void> => {
    if (!page || !ready) return;
    setState('making');
    try {
      const name = page.fileName(format);
      saveBlob(name, await within(PATIENCE, format === 'png' ? toPng(page.drawing, times) : format === 'svg' ? svgOf(page) : pdfOf(page)));
      toast({ message: t('saved', { name }), id: 'picture' });
      onClose();
    } catch {
      setState('failed');
    }
  };
  const print = async (): Promise<void> => {
    if (!page) return;
    try {
      await within(PATIENCE, fontsFor(page.drawing));
      printPage(page.drawing, page.words);
    } catch {
      setState('failed');
    }
  };
  return (
    <form
      className={classes['content']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Preview page={page} choice={choice} />
      <div className={classes['choices']}>
        <Choice label={t('as')} name="format" values={FORMATS} value={format} word={(value) => t(value)} onChoose={setFormat} describedBy={what} first />
        <p id={what} className={classes['note']}>
          {t(`${format}What`)}
        </p>
        <Choice label={t('paper')} name="paper" values={PAPERS} value={choice.paper} word={(value) => t(value)} onChoose={(paper) => change({ paper })} />
        <Choice label={t('orientation')} name="orientation" values={ORIENTATIONS} value={choice.orientation} word={(value) => t(value)} onChoose={(orientation) => change({ orientation })} />
        {format === 'png' && (
          <Choice label={t('size')} name="times" values={TIMES} value={times} word={(value) => t('times', { times: value, width: Math.round(width * PIXELS_A_POINT * value), height: Math.round(height * PIXELS_A_POINT * value) })} onChoose={setTimes} />
        )}
        {limits.length > 0 && (
          <Choice<Classification | 'all'>
            label={t('holds')}
            name="atMost"
            values={['all', ...limits.toReversed()]}
            value={choice.atMost ?? 'all'}
            word={(value) => (value === 'all' ? t('everything') : t('upTo', { class: t(`domain:classification.${value}`) }))}
            onChoose={(value) => change({ atMost: value === 'all' ? null : value })}
          />
        )}
        <div role="status" className={classes['note']}>
          {(state === 'making' || !page) && t('making')}
          {page?.empty && t('empty')}
        </div>
        {state === 'failed' && (
          <p role="alert" className={classes['warning']}>
            {t('failed')}
          </p>
        )}
        <div className={classes['actions']}>
          <Button type="submit" loading={state === 'making'} disabled={!ready}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={() => void print()} disabled={!ready}>
            {t('print')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
        </div>
      </div>
    </form>
  );
}

interface ChoiceProps<V extends string | number> {
  readonly label: string;
  readonly name: string;
  readonly values: readonly V[];
  readonly value: V;
  readonly word: (value: V) => string;
  readonly onChoose: (value: V) => void;
  readonly describedBy?: string;
  /** Has the keyboard when the dialog opens. */
  readonly first?: boolean;
}

function Choice<V extends string | number>({ label, name, values, value, word, onChoose, describedBy, first = false }: ChoiceProps<V>): ReactNode {
  return (
    <fieldset className={classes['choice']}>
      <legend>{label}</legend>
      {values.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => onChoose(each)} aria-describedby={each === value ? describedBy : undefined} data-autofocus={(first && each === value) || undefined} />
          <span>{word(each)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What was last there: choices do not come and go while the page is drawn anew. */
function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}

/** The page as it will be, drawn by the same hand. */
function Preview({ page, choice }: { readonly page: ComposedPage | null; readonly choice: PageChoice }): ReactNode {
  const { t } = useTranslation('picture');
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = pageSize(choice.paper, choice.orientation);
  const drawing = page?.drawing;
  useEffect(() => {
    if (!drawing) return;
    let late = false;
    const draw = (): void => {
      if (!late && canvas.current) drawOn(canvas.current, drawing, PIXELS_A_POINT * Math.min(2, Math.max(1, devicePixelRatio)));
    };
    // Without its fonts it would be drawn twice.
    void fontsFor(drawing).then(draw);
    return () => {
      late = true;
    };
  }, [drawing]);
  return (
    <div className={classes['preview']} aria-busy={!page}>
      <canvas ref={canvas} role="img" aria-label={page ? `${t('preview')}: ${page.words.description}` : t('making')} style={{ aspectRatio: `${width} / ${height}` }} data-testid="picture-preview" />
    </div>
  );
}
