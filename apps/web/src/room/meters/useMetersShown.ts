import { useState } from 'react';

const REMEMBERED = 'baraza-meters';

/** Whether the meters stand beside the log; remembered on this device. */
export function useMetersShown(): readonly [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(() => {
    try {
      return localStorage.getItem(REMEMBERED) !== 'hidden';
    } catch {
      return true;
    }
  });
  return [
    shown,
    (next) => {
      setShown(next);
      try {
        localStorage.setItem(REMEMBERED, next ? 'shown' : 'hidden');
      } catch {
        // Where nothing can be kept it lasts as long as the page.
      }
    },
  ];
}
