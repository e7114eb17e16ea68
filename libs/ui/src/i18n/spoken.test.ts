import { ATTRIBUTIONS } from '@baraza/domain';
import { languages } from './languages.js';
import { spokenIn } from './spoken.js';

test('UI-127: what the hall is told of the rule is there in every language of the product, whole, and found by a longer tag', () => {
  for (const { code } of languages) {
    const { words } = spokenIn(code)!;
    expect([code, words.left, ...ATTRIBUTIONS.flatMap((rule) => [words.wall[rule], words.aloud[rule]])].every((sentence) => sentence !== '')).toBe(true);
  }
  expect([spokenIn('fr-LR')?.tag, spokenIn('EN')?.tag, spokenIn('lkp'), spokenIn('constructor')]).toEqual(['fr', 'en', null, null]);
});
