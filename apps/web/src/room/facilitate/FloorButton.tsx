import { ariaKeys, isApple, KeyHint, keyOf, type ShortcutId } from '@baraza/ui';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

/** A frequent action of the floor with its key beside its name. A press by pointer does not keep the keyboard: Space goes on giving the floor. */
export function FloorButton({ label, icon, keys, solid = false, disabled, onClick }: { readonly label: string; readonly icon?: ReactNode; readonly keys: ShortcutId; readonly solid?: boolean; readonly disabled?: boolean; readonly onClick: () => void }): ReactNode {
  return (
    <Button
      variant={solid ? 'filled' : 'default'}
      disabled={disabled}
      leftSection={icon}
      rightSection={<KeyHint keys={keyOf(keys)} onAccent={solid} />}
      aria-keyshortcuts={ariaKeys(keyOf(keys), isApple())}
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.blur();
        onClick();
      }}
    >
      <bdi>{label}</bdi>
    </Button>
  );
}
