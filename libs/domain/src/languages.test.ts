import { knownTag, languagesIn } from './languages.js';

test('UI-209: a language is known by its name in the language of the page or by its tag; a word that is neither is none', () => {
  const { tagOf, nameOf, offered } = languagesIn('en');
  expect(['Arabic', 'arabic ', 'ar', 'AR', 'ara', 'ar-eg', 'Kpelle', 'kpe', 'Hebrew'].map(tagOf)).toEqual(['ar', 'ar', 'ar', 'ar', 'ar', 'ar-EG', 'kpe', 'kpe', 'he']);
  for (const none of ['Arab', '', 'English and French', 'xx', 'xx-EG', 'qqq', 'en_']) expect([none, tagOf(none)]).toEqual([none, null]);
  expect([nameOf('ar-EG'), nameOf('Arab')]).toEqual(['Arabic (Egypt)', null]);
  expect(offered.slice(0, 3)).toEqual(['en', 'fr', 'ar']);
  expect(offered).toEqual(expect.arrayContaining(['kpe', 'is']));
  expect(new Set(offered.map(nameOf)).size).toBe(offered.length);
  expect(['pt-br', 'Arabic', 'xyz', ''].map(knownTag)).toEqual(['pt-BR', null, null, null]);
  expect(languagesIn('ar').tagOf('العربية')).toBe('ar');
});
