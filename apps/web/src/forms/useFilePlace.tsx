import { type DragEvent, type HTMLAttributes, type ReactNode, useRef, useState } from 'react';

export interface FilePlace {
  /** Of the element on which files are dropped; says by `data-over` that they are above it. */
  readonly place: HTMLAttributes<HTMLElement> & { readonly 'data-over': true | undefined };
  /** To stand in it, unseen. */
  readonly input: ReactNode;
  /** Opens the device's own dialog. */
  readonly choose: () => void;
}

/** A place where files are dropped, or chosen. `accept`: endings that the dialog offers. */
export function useFilePlace(onFiles: (files: readonly File[]) => void, { label, accept }: { readonly label: string; readonly accept?: string }): FilePlace {
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
  return {
    place: { 'data-over': over || undefined, onDragEnter: enter(1), onDragLeave: enter(-1), onDragOver: (event) => event.preventDefault(), onDrop: drop },
    choose: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    ),
  };
}
