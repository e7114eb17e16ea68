import { Action, Banner } from '@baraza/ui';
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Part } from '../app/Page.js';
import { useProject } from '../project/context.js';
import { Example } from './Example.js';
import { ENDINGS, LARGEST_FILE, MOST_ROWS, pastedFiles } from './files.js';
import type { ImportFlow, Step } from './flow.js';
import classes from './import.module.css';
import { StepHead } from './StepHead.js';
import { useImportWords, useMegabytes } from './useImportWords.js';

/** The first step: a file is chosen, dropped or pasted. */
export function ChooseFile({ flow, step, focus }: { readonly flow: ImportFlow; readonly step: Extract<Step, { kind: 'choosing' }>; readonly focus: boolean }): ReactNode {
  const { t } = useTranslation('import');
  const { id } = useProject();
  const words = useImportWords();
  const send = (files: readonly File[]): void => void flow.send(files);
  usePaste(send);
  return (
    <div className={classes['step']}>
      <StepHead title={t('choose.title')} focus={focus && step.error === null}>
        {t('choose.intro')}
      </StepHead>
      {step.error !== null && <Refused>{words.refusal(step.error)}</Refused>}
      {step.lost && (
        <Banner tone="plain" actions={<Action accent href={`/p/${id}/activity`}>{t('choose.again')}</Action>}>
          {t('choose.lost')} {t('choose.lostWhat')}
        </Banner>
      )}
      <DropPlace onFiles={send} />
      <Part title={t('example.title')} intro={t('example.intro')} action={<Example.Try onFiles={send} />}>
        <Example.Tables />
      </Part>
    </div>
  );
}

/** Why a file was not taken; a screen reader hears it, and the keyboard stands on it. */
function Refused({ children }: { readonly children: string }): ReactNode {
  const { t } = useTranslation('import');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [children]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={classes['refused']}>
      <p>{children}</p>
      <p className={classes['muted']}>{t('choose.refused')}</p>
    </div>
  );
}

function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTranslation('import');
  const megabytes = useMegabytes();
  const input = useRef<HTMLInputElement>(null);
  // Entering a child leaves the parent, so entries are counted.
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const enter = (by: number) => (event: DragEvent) => {
    event.preventDefault();
    depth.current += by;
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div className={classes['drop']} data-over={over || undefined} onDragEnter={enter(1)} onDragLeave={enter(-1)} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <IconFileImport size={28} stroke={1.5} aria-hidden />
      <p className={classes['dropWords']}>
        <strong>{t('choose.drop')}</strong> {t('choose.paste')}
      </p>
      <Button onClick={() => input.current?.click()}>{t('choose.button')}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ENDINGS.join(',')}
        aria-label={t('choose.button')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <p className={classes['muted']}>{t('choose.limits', { size: megabytes(LARGEST_FILE), rows: MOST_ROWS })}</p>
    </div>
  );
}

/** Takes what is pasted anywhere on the page, and keeps a file that misses the drop place from being opened instead of the page. */
function usePaste(onFiles: (files: readonly File[]) => void): void {
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      const files = data ? pastedFiles({ files: [...data.files], text: data.getData('text/plain') }) : [];
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    const hold = (event: Event): void => event.preventDefault();
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', hold);
    document.addEventListener('drop', hold);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', hold);
      document.removeEventListener('drop', hold);
    };
  }, []);
}
