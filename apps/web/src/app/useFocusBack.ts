import { focusMain } from '@baraza/ui';
import { useEffect, useState } from 'react';

/** While the calling part has the keyboard: once it goes, what had it before has it again, or the middle of the screen where that is gone too. */
export function useFocusBack(): void {
  // As it is drawn for the first time nothing of it has the keyboard yet.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () =>
      void requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        if (opener instanceof HTMLElement && opener !== document.body) opener.focus();
        focusMain();
      }),
    [opener],
  );
}
