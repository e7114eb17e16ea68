import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFilePlace } from '../forms/useFilePlace.js';
import { pastedFiles } from './files.js';
import classes from './import.module.css';

/** Why a file was not taken; a screen reader hears it, and the keyboard stands on it. */
export function Refused({ children }: { readonly children: string }): ReactNode {
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

/** Where files are dropped, or chosen; what is pasted anywhere on the page is taken, too. Below it stands what may be brought. */
export function DropPlace({ onFiles, endings, children }: { readonly onFiles: (files: readonly File[]) => void; readonly endings: readonly string[]; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation('import');
  usePaste(onFiles);
  const { place, input, choose } = useFilePlace(onFiles, { label: t('choose.button'), accept: endings.join(',') });
  return (
    <div className={classes['drop']} {...place}>
      <IconFileImport size={28} stroke={1.5} aria-hidden />
      <p className={classes['dropWords']}>
        <strong>{t('choose.drop')}</strong> {t('choose.paste')}
      </p>
      <Button onClick={choose}>{t('choose.button')}</Button>
      {input}
      <p className={classes['muted']}>{children}</p>
    </div>
  );
}

/** Takes what is pasted anywhere on the page. */
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
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
