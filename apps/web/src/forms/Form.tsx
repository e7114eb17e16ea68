import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './form.module.css';
import type { FormState } from './useForm.js';

/** Fields under each other, what is wrong with the whole, and the button that sends; `quiet` where it is one of several on the screen, `danger` where it destroys, `blocked` until what was typed can be sent: Enter then says why not. */
export function Form({ form, children, submit, more, quiet = false, wide = false, danger = false, blocked = false }: { readonly form: FormState; readonly children: ReactNode; readonly submit: string; readonly more?: ReactNode; readonly quiet?: boolean; readonly wide?: boolean; readonly danger?: boolean; readonly blocked?: boolean }): ReactNode {
  return (
    <form {...form.props} className={classes['form']} data-wide={wide || undefined}>
      {children}
      {form.problem !== null && (
        <p className={classes['problem']} role="alert" tabIndex={-1} data-form-problem>
          {form.problem}
        </p>
      )}
      <div className={classes['actions']}>
        <Button type="submit" variant={quiet ? 'default' : danger ? 'outline' : 'filled'} color={danger ? 'var(--bz-danger)' : undefined} data-disabled={blocked || undefined} aria-disabled={blocked} loading={form.busy}>
          {submit}
        </Button>
        {more}
      </div>
    </form>
  );
}
