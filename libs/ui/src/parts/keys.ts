/** Whether ⌘ stands where other keyboards have Ctrl. */
export function isApple(platform: string = navigator.platform): boolean {
  return /mac|iphone|ipad/iu.test(platform);
}

const signs: Readonly<Record<string, readonly [apple: string, other: string]>> = {
  mod: ['⌘', 'Ctrl'],
  ctrl: ['⌃', 'Ctrl'],
  alt: ['⌥', 'Alt'],
  shift: ['⇧', 'Shift'],
};

const named: Readonly<Record<string, string>> = { enter: '↵', escape: 'Esc', backspace: '⌫', arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', plus: '+' };

/**
 * The keys of a combination such as `mod+K` as they stand on the keyboard. Names that a language words itself ("arrows")
 * stay as they are.
 */
export function keyCaps(combination: string, apple: boolean): readonly string[] {
  return combination.split('+').map((part) => {
    const key = part.trim();
    const sign = signs[key.toLowerCase()];
    if (sign) return sign[apple ? 0 : 1];
    return named[key.toLowerCase()] ?? (key.length === 1 ? key.toLocaleUpperCase() : key);
  });
}

/** The combination for `aria-keyshortcuts`. */
export function ariaKeys(combination: string, apple: boolean): string {
  return combination
    .split('+')
    .map((part) => (part === 'mod' ? (apple ? 'Meta' : 'Control') : part))
    .join('+');
}
