import { useEffect, useRef, useState } from 'react';
import { useProject } from '../project/context.js';

/** A text that is being typed at a place: kept on the device until it is sent or emptied, and there again after a reload. */
export function useTypedText(place: string): readonly [string, (text: string) => void] {
  const { session } = useProject();
  const [text, setText] = useState('');
  const touched = useRef(false);
  useEffect(() => {
    let late = false;
    touched.current = false;
    setText('');
    void session.ready
      .then(() => session.typed.read(place))
      .then((kept) => {
        // Whoever has begun to type anew goes on with that.
        if (kept !== null && !late && !touched.current) setText(kept);
      });
    return () => {
      late = true;
    };
  }, [session, place]);
  const change = (next: string): void => {
    touched.current = true;
    setText(next);
    session.typed.keep(place, next === '' ? null : next);
  };
  return [text, change];
}
