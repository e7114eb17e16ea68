import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './form.module.css';
import type { FormState } from './useForm.js';

/** Fields under each other, what is wrong with the whole, and the button that sends; `quiet` where it is one of several on the screen. */
export function Form({ form, children, submit, more, quiet = false, wide = false }: { readonly form: FormState; readonly children: ReactNode; readonly submit: string; readonly more?: ReactNode; readonly quiet?: boolean; readonly wide?: boolean }): ReactNode {
  return (
    <form {...form.props} className={classes['form']} data-wide={wide || undefined}>
      {children}
      {form.problem !== null && (
        <p className={classes['problem']} role="alert" tabIndex={-1} data-form-problem>
          {form.problem}
        </p>
      )}
      <div className={classes['actions']}>
        <Button type="submit" variant={quiet ? 'default' : 'filled'} loading={form.busy}>
          {submit}
        </Button>
        {more}
      </div>
    </form>
  );
}
