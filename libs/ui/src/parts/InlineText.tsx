import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../commands/toast.js';
import { FoldedText } from './FoldedText.js';
import classes from './inline.module.css';

export interface InlineTextProps {
  /** What is edited: "Name". */
  readonly label: string;
  readonly value: string;
  /** Called with the trimmed text when it differs. */
  readonly onKeep: (value: string) => void;
  /** Shown instead of the text as it is typed: "Aug 2005" for 2005-08. */
  readonly shown?: string;
  /** Shown for an empty value. */
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** What is to be said of the text while it is typed; it is kept all the same. */
  readonly warn?: ((text: string) => string | null) | undefined;
  /** An empty text is refused and the old one stays. */
  readonly required?: boolean;
  readonly readOnly?: boolean;
  /** In the weight of titles. */
  readonly strong?: boolean;
  /** Opens with the text ready to be typed over: what has just been added. */
  readonly startOpen?: boolean;
  /** Called when the editor closes, whether or not something was kept. */
  readonly onClose?: () => void;
}

/**
 * Text that is edited where it stands: Enter or leaving keeps, Esc puts back. Several lines take Ctrl/⌘ Enter. Where somebody else changed it meanwhile, their text is shown, and only a key
 * decides between the two.
 */
export function InlineText(props: InlineTextProps): ReactNode {
  const { label, value, placeholder, readOnly = false, strong = false, startOpen = false } = props;
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(startOpen && !readOnly);
  const opener = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);

  useEffect(() => {
    if (!open && returnFocus.current) opener.current?.focus();
    returnFocus.current = false;
  }, [open]);

  const close = (byKeyboard: boolean): void => {
    returnFocus.current = byKeyboard;
    setOpen(false);
    props.onClose?.();
  };

  if (open) return <Editor {...props} onClose={close} />;
  const shown = value === '' ? (placeholder ?? t('inline.empty')) : (props.shown ?? value);
  // A list or a date is written in the language of the page; what people typed is read its own way.
  const formatted = value !== '' && props.shown !== undefined && props.shown !== value;
  const look = { 'data-strong': strong || undefined, 'data-empty': value === '' || undefined };
  const text = readOnly ? (
    <span className={classes['still']} {...look}>
      <bdi dir={formatted ? i18n.dir() : undefined}>{shown}</bdi>
    </span>
  ) : (
    <button ref={opener} type="button" className={classes['shown']} {...look} onClick={() => setOpen(true)}>
      <span className="bz-hidden-text">{t('inline.change', { field: label })}:</span>
      <bdi dir={formatted ? i18n.dir() : undefined}>{shown}</bdi>
    </button>
  );
  return props.multiline ? <FoldedText>{text}</FoldedText> : text;
}

function Editor({ label, value, onKeep, multiline = false, required = false, strong = false, warn, onClose }: Omit<InlineTextProps, 'onClose'> & { readonly onClose: (byKeyboard: boolean) => void }): ReactNode {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(value);
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [opened] = useState(value);
  const warning = draft.trim() === '' ? null : (warn?.(draft.trim()) ?? null);
  const meanwhile = value !== opened && value !== draft.trim();
  // Closing by a key also takes the focus away, which must not keep what Esc has put back.
  const closed = useRef(false);
  // Where the editor is taken away – the record was deleted, or another one was chosen while two texts stood against each other – what was typed is handed back.
  const latest = useRef({ draft, value });
  latest.current = { draft, value };

  useEffect(() => {
    field.current?.focus();
    // A word is typed over; a text is gone on with, or the first key would take all of it.
    if (multiline) field.current?.setSelectionRange(value.length, value.length);
    else field.current?.select();
  }, []);

  useEffect(
    () => () => {
      const { draft: text, value: kept } = latest.current;
      if (closed.current || text.trim() === kept) return;
      const lost = (
        <>
          {t('inline.notKept', { field: label })}
          <bdi className={classes['lost']}>{text}</bdi>
        </>
      );
      toast({ message: lost, tone: 'refused' });
    },
    [],
  );

  const putBack = (): void => {
    closed.current = true;
    onClose(true);
  };
  const keep = (byKeyboard: boolean): void => {
    if (closed.current) return;
    const text = draft.trim();
    if (required && text === '') {
      if (byKeyboard) return setRefused(true);
    } else if (text !== value) onKeep(text);
    closed.current = true;
    onClose(byKeyboard);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    // Enter also ends the composition of a character; that one is not meant for us.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      putBack();
    } else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      keep(true);
    }
  };

  const shared = {
    ref: field,
    className: classes['field'],
    'data-strong': strong || undefined,
    'aria-label': label,
    'aria-invalid': refused || undefined,
    title: refused ? t('inline.required') : t(multiline ? 'inline.hintOfLines' : 'inline.hint'),
    value: draft,
    dir: 'auto' as const,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => {
      setDraft(event.target.value);
      setRefused(false);
    },
    onKeyDown,
    onBlur: () => meanwhile || keep(false),
  };
  return (
    <span className={classes['editor']}>
      {multiline ? <textarea rows={3} {...shared} /> : <input type="text" {...shared} />}
      {meanwhile && (
        <span role="status" className={classes['meanwhile']}>
          {t('inline.meanwhile', { value })}
        </span>
      )}
      {warning !== null && (
        <span role="status" className={classes['meanwhile']}>
          {warning}
        </span>
      )}
      {refused && (
        <span role="alert" className={classes['refused']}>
          {t('inline.required')}
        </span>
      )}
    </span>
  );
}
