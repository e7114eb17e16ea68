import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../data/app-error.js';
import { useErrorSentence } from '../data/useErrorSentence.js';

export type FormValues = Readonly<Record<string, string>>;

export interface FormState {
  readonly busy: boolean;
  /** What is wrong with the whole; null where nothing is, or where a field says it. */
  readonly problem: string | null;
  /** What is wrong with this field. */
  readonly errorOf: (name: string) => string | undefined;
  /** `name` and `error` of a field. */
  readonly field: (name: string) => { name: string; error: string | undefined };
  readonly props: { ref: RefObject<HTMLFormElement | null>; onSubmit: (event: FormEvent<HTMLFormElement>) => void; noValidate: true; 'aria-busy': boolean };
}

export interface FormOptions {
  /** Fields that may not be empty; said at once, without asking the server. */
  readonly required?: readonly string[];
  /** Which field is at fault for a failure whose code says it, by code. */
  readonly wrongAt?: Readonly<Record<string, string>>;
}

const standardFaults: Readonly<Record<string, string>> = { weakPassword: 'password', wrongCredentials: 'password', accountExists: 'email', wrongAddressee: 'email' };

interface Problem {
  readonly field: string | null;
  readonly sentence: string;
}

function valuesOf(form: HTMLFormElement): FormValues {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

/**
 * A form whose fields keep what was typed whatever happens: Enter or the button sends it, once; what is wrong is said at the field
 * at fault, which then has the keyboard.
 */
export function useForm(send: (values: FormValues) => Promise<void>, { required = [], wrongAt = standardFaults }: FormOptions = {}): FormState {
  const { t } = useTranslation('errors');
  const sentence = useErrorSentence();
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-form-problem]')?.focus();
  }, [problem]);

  const problemOf = (error: unknown): Problem => {
    const { path, code } = failureOf(error);
    const field = path ?? wrongAt[code] ?? null;
    const known = field !== null && form.current?.elements.namedItem(field) !== null;
    return { field: known ? field : null, sentence: sentence(error) };
  };

  const run = async (values: FormValues): Promise<void> => {
    const empty = required.find((name) => (values[name] ?? '').trim() === '');
    if (empty !== undefined) return setProblem({ field: empty, sentence: t('required') });
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await send(values);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const errorOf = (name: string): string | undefined => (problem?.field === name ? problem.sentence : undefined);
  return {
    busy,
    problem: problem !== null && problem.field === null ? problem.sentence : null,
    errorOf,
    field: (name) => ({ name, error: errorOf(name) }),
    props: {
      ref: form,
      noValidate: true,
      'aria-busy': busy,
      onSubmit: (event) => {
        event.preventDefault();
        void run(valuesOf(event.currentTarget));
      },
    },
  };
}
