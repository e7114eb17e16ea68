/** Said in the invented interview with a retired officer. Nothing is attributed, and times are to five minutes. */
import type { SaidIn, Said } from '../said.js';

const said = (...[minute, kind, text, translation, marks]: [Said[0], Said[1], string, string, string]): Said => [minute, kind, '', 'en', text, translation, marks, { channel: 'interview' }];

export const interview: SaidIn = {
  have: [
    said(5, 'statement', 'In thirty years I had four radios. Three of them were mine.', 'En trente ans, j’ai eu quatre radios. Trois étaient à moi.', '#pay @gendarmerie'),
    said(10, 'statement', 'The barrier on the plains road was set up for one month after a raid. That was before my grandson was born, and he shaves.', '', '#checkpoints !cattleRaids !extortion'),
    said(15, 'statement', 'The raiders are boys from both sides. The herds are sold by grown men in town.', 'Les pillards sont des garçons des deux côtés. Les troupeaux sont vendus en ville par des adultes.', '#grazing !cattleRaids'),
    said(20, 'threat', 'When two commanders give orders for one valley, somebody gets killed, and usually not a commander.', 'Quand deux commandants donnent des ordres pour une même vallée, quelqu’un meurt, et rarement un commandant.', '#forces ~oneCommand'),
  ],
  steps: [
    said(25, 'proposal', 'Move nobody out before somebody has moved in. An empty post is worse than a bad one.', 'Ne retirez personne avant que quelqu’un soit arrivé. Un poste vide est pire qu’un mauvais poste.', '#presence @gendarmerie'),
    said(30, 'statement', 'Pay by name and thumbprint, at the tailgate, with a teacher looking on. We did it once. It held for a year.', '', '#pay ~pay @teachers'),
    said(35, 'objection', 'Do not make the watch groups into policemen. Make two of them postmen: they know every path, and nobody shoots a postman.', 'Ne faites pas des veilleurs des policiers. Faites-en des facteurs : ils connaissent chaque sentier, et on ne tire pas sur un facteur.', '#night #work @watch ~keepWatch'),
    said(40, 'question', 'Who sells the herds? Ask that in the capital, not here.', '', '#accounts !cattleRaids'),
  ],
  actors: [
    said(45, 'statement', 'Without the mother who mediates at the wells you need not begin. Both sides put their sticks down when she sits.', 'Sans la mère qui fait la médiation aux puits, inutile de commencer. Les deux camps posent leurs bâtons quand elle s’assied.', '#custom @anwe !wells'),
    said(50, 'need', 'Somebody of the border guard with the power to decide. So far they send the one who carries the bag.', '', '#oversight @border'),
    said(55, 'statement', 'The young officers are better than we were. They are only badly commanded and badly paid.', '', '#conduct #pay @gendarmerie'),
    said(60, 'commitment', 'I will come to the town hall and sit in the last row. Do not greet me.', 'Je viendrai à la réunion et je m’assiérai au dernier rang. Ne me saluez pas.', '#reprisals !punished'),
  ],
};
