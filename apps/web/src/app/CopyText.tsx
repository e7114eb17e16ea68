import { toast } from '@baraza/ui';
import { Button, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './copy-text.module.css';

/** Something to take along: a link, a token. On plain HTTP browsers give no clipboard, so it is selected for copying by hand. */
export function CopyText({ label, value, note }: { readonly label: string; readonly value: string; readonly note?: ReactNode }): ReactNode {
  const { t } = useTranslation('account');
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      toast({ message: t('copy.failed') });
    }
  };
  return (
    <div className={classes['copy']}>
      <TextInput ref={field} className={classes['field']} label={label} description={note} value={value} readOnly dir="ltr" onFocus={(event) => event.currentTarget.select()} />
      <Button variant="default" onClick={() => void copy()}>
        {copied ? t('copy.done') : t('copy.do')}
      </Button>
    </div>
  );
}
