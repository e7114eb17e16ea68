import { nextPath, signInPath } from './next.js';

const after = (path: string): string => nextPath(new URL(path, 'http://localhost').searchParams);

test('UI-2: whoever was sent to sign in comes back to where they were', () => {
  for (const here of ['/', '/p/1/m/2?view=grid#x', '/account']) expect(after(signInPath(here))).toBe(here);
});

test('UI-2: signing in never leads to another site', () => {
  for (const evil of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '\\\\evil', '/sign-in?next=/sign-in', '']) {
    expect(nextPath(new URLSearchParams({ next: evil }))).toBe('/');
  }
});
