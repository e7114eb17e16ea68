/** Said at the invented liaison meeting in Ostavel: services, ministries and associations, by affiliation. */
import type { SaidIn } from '../said.js';

export const liaison: SaidIn = {
  conversation: [
    [12, 'statement', 'justice', 'en', 'The bill goes to the Assembly in ten weeks. What the districts say has to be in writing by then.', 'Le projet va à l’Assemblée dans dix semaines. Ce que disent les districts doit être écrit d’ici là.', '#oversight @assembly'],
    [15, 'question', 'interior', 'fr', 'Qui garantit que les agents ne seront pas jugés sur la parole d’un inconnu ?', 'Who makes sure that officers are not judged on the word of a stranger?', '#complaints @police'],
    [17, 'agreement', 'institute', 'en', 'No names are kept. The rule is read out before each part, in both languages.', '', '#complaints'],
    [20, 'objection', 'gendarmerie', 'fr', 'Nous avons quarante hommes pour trois vallées. On va nous reprocher ce que nous ne pouvons pas faire.', 'We have forty men for three valleys. We will be blamed for what we cannot do.', '#presence #pay @gendarmerie'],
    [23, 'need', 'police', 'en', 'Two of our vehicles have stood without tyres since the rains. Please hear that part too.', '', '#pay @police', { first: 'Two of our vehicles have stood without tyres since the rains.' }],
    [26, 'commitment', 'army', 'en', 'Soldiers stay in barracks on the days of the sessions, in all three regions.', 'Les soldats resteront dans les casernes les jours de séance, dans les trois régions.', '#barracks @army', { key: 'armyStays' }],
    [26.4, 'commitment', 'army', 'en', 'On the days of the sessions soldiers stay in the barracks, in all regions.', '', '#barracks @army', { key: 'armyStaysToo', second: true }],
    [30, 'question', 'women', 'fr', 'Et la garde présidentielle ? Elle ne dépend pas de l’armée.', 'And the presidential guard? It is not under the army.', '#forces @guard ~oneCommand'],
    [33, 'statement', 'elders', 'en', 'If a bus with a flag comes first, people will think it is about votes. Send word through us a day before.', '', '#custom @elders'],
    [37, 'proposal', 'platform', 'en', 'One sheet for every village: what was asked, what was said, who answers. Nailed to the school door.', 'Une feuille par village : ce qui a été demandé, ce qui a été dit, qui répond. Clouée à la porte de l’école.', '#oversight @platform'],
    [41, 'objection', 'interior', 'fr', 'Pas de feuille avec des noms de postes. Cela désigne les agents.', 'No sheet with names of posts. That points at the officers.', '#conduct @police'],
    [44, 'agreement', 'platform', 'en', 'Then districts, not posts. We can live with that.', '', '#oversight'],
    [48, 'need', 'ombuds', 'fr', 'Trois personnes ne peuvent pas lire neuf boîtes. Il nous faut deux lecteurs de plus jusqu’à la fin.', 'Three people cannot read nine boxes. We need two more readers until the end.', '#complaints @ombuds'],
    [52, 'commitment', 'mission', 'en', 'We pay for two readers and have no say in whom you choose.', 'Nous payons deux lecteurs et ne disons rien sur le choix.', '#complaints @mission @ombuds'],
    [56, 'statement', 'press', 'en', 'Radio reaches the plains after eight in the evening. Before that nobody has the current for it.', '', '#oversight @press'],
    [60, 'threat', 'women', 'fr', 'Après la réunion de mars, deux femmes ont reçu une visite le soir même.', 'After the meeting in March two women had a visit the same evening.', '#conduct !punished ~reprisal', { key: 'marchVisit' }],
    [64, 'commitment', 'police', 'en', 'We post an officer from another district at every session, outside, without a list.', 'À chaque séance, nous plaçons dehors un agent d’un autre district, sans liste.', '#presence @police'],
  ],
  closing: [[82, 'agreement', 'justice', 'en', 'Twelve sessions, three rules, five questions. The Ministry asks for no list of who came.', 'Douze séances, trois règles, cinq questions. Le ministère ne demande aucune liste de présence.', '#oversight @justice']],
};
