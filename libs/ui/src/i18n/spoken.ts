/** What a whole hall hears and reads, in the languages of the session rather than in that of the page. Languages are added here, each whole. */
import type { Attribution } from '@baraza/domain';

export interface Spoken {
  /** Beside the minutes: "17 min · left". */
  readonly left: string;
  /** The rule on the wall, to whoever may speak. */
  readonly wall: Readonly<Record<Attribution, string>>;
  /** The rule as the facilitator says it. */
  readonly aloud: Readonly<Record<Attribution, string>>;
}

const spoken: Readonly<Record<string, Spoken>> = {
  en: {
    left: 'left',
    wall: { attributed: 'Noted with your name.', affiliationOnly: 'Noted under your group, never under your name.', notAttributed: 'Noted without your name and without your group.' },
    aloud: {
      attributed: 'What you say is noted together with your name.',
      affiliationOnly: 'What you say is noted under your group, never under your name.',
      notAttributed: 'What you say is noted, but nobody writes down who said it.',
    },
  },
  ar: {
    left: 'متبقية',
    wall: { attributed: 'يُدوَّن كلامك مع اسمك.', affiliationOnly: 'يُدوَّن كلامك باسم مجموعتك، لا باسمك أبدًا.', notAttributed: 'يُدوَّن كلامك بلا اسمك وبلا مجموعتك.' },
    aloud: {
      attributed: 'ما تقوله يُدوَّن مع اسمك.',
      affiliationOnly: 'ما تقوله يُدوَّن باسم مجموعتك، لا باسمك أبدًا.',
      notAttributed: 'ما تقوله يُدوَّن، لكن لا أحد يكتب من قاله.',
    },
  },
  fr: {
    left: 'restent',
    wall: { attributed: 'Noté avec votre nom.', affiliationOnly: 'Noté sous votre groupe, jamais sous votre nom.', notAttributed: 'Noté sans votre nom et sans votre groupe.' },
    aloud: {
      attributed: 'Ce que vous dites est noté avec votre nom.',
      affiliationOnly: 'Ce que vous dites est noté sous votre groupe, jamais sous votre nom.',
      notAttributed: 'Ce que vous dites est noté, mais personne n’écrit qui l’a dit.',
    },
  },
};

/** These words in the language of a BCP 47 tag, with the tag of the language they are in; null where the product has not got them in it. */
export function spokenIn(tag: string): { readonly tag: string; readonly words: Spoken } | null {
  const base = tag.toLowerCase().split('-')[0] ?? '';
  const words = Object.hasOwn(spoken, base) ? spoken[base] : undefined;
  return words ? { tag: base, words } : null;
}
