/** Said in the invented women’s group in Dulvane. Nothing is attributed, and times are to five minutes. */
import type { SaidIn } from '../said.js';

export const dulvaneWomen: SaidIn = {
  introductions: [
    [20, 'statement', '', 'fr', 'Nous sommes venues à six parce qu’à deux on nous arrête au pont.', 'We came as six because two of us would be stopped at the bridge.', '#checkpoints'],
    [25, 'statement', '', 'en', 'I told my husband it is about the school. It is also about the school.', 'J’ai dit à mon mari que c’était pour l’école. C’est aussi pour l’école.', '#reprisals #school'],
  ],
  have: [
    [35, 'statement', '', 'en', 'I know the hour at which I must have water. After that the path belongs to others.', 'Je connais l’heure à laquelle je dois avoir l’eau. Après, le sentier est à d’autres.', '#water #night !wells'],
    [35, 'threat', '', 'fr', 'La voisine crie, tout le monde entend, et le matin tout le monde a bien dormi.', 'The neighbour screams, everybody hears, and in the morning everybody has slept well.', '#homeViolence !homeViolence'],
    [40, 'statement', '', 'fr', 'Au poste, on m’a demandé ce que j’avais fait à manger ce jour-là.', 'At the station they asked me what I had cooked that day.', '#homeViolence #conduct @police !homeViolence'],
    [40, 'statement', '', 'en', 'My sister carries the cash of four stalls in her shoe, and the soldiers know it.', '', '#checkpoints #work !extortion'],
    [45, 'need', '', 'en', 'In the mill we have one door for sixty families. It does not lock from inside.', 'Au moulin, nous avons une porte pour soixante familles. Elle ne ferme pas de l’intérieur.', '#night #returning @displaced', { key: 'millDoor' }],
    [45, 'need', '', 'en', 'Sixty families in the mill have one door, and it does not lock from inside.', '', '#night @displaced', { key: 'millDoorToo', second: true }],
    [50, 'statement', '', 'fr', 'Les anciens ont jugé pour mon frère. Ils l’ont fait bien. Pour moi, ils ont dit : rentre.', 'The elders judged for my brother. They did it well. To me they said: go home.', '#custom #homeViolence @elders'],
    [55, 'threat', '', 'en', 'The ones who left the camp came back with their rifles wrapped in a mat. Everybody knows under which bed.', 'Ceux qui ont quitté le camp sont revenus avec leurs fusils roulés dans une natte. Chacun sait sous quel lit.', '#arms #formerFighters !unpaid'],
    [60, 'statement', '', 'en', 'I went to the police twice, and the second time the officer was kind. He is gone now.', '', '#conduct'],
    [65, 'question', '', 'fr', 'Si je signe avec le pouce, est-ce que c’est moi qui ai signé ?', 'If I sign with my thumb, is it I who signed?', '#information #courts'],
    [70, 'statement', '', 'fr', 'Le champ était à ma mère. Le papier est au nom d’un cousin qui n’y a jamais semé.', 'The field was my mother’s. The paper is in the name of a cousin who never sowed it.', '#boundaries #returning !landLoss'],
  ],
  want: [
    [75, 'need', '', 'fr', 'Une femme au poste, la nuit. Pas une seule : deux, sinon elle non plus n’est pas en sécurité.', 'A woman at the station, at night. Not one: two, or she is not safe either.', '#womenOfficers ~localPolice @police', { key: 'twoWomen' }],
    [75, 'need', '', 'fr', 'Une femme au poste la nuit, et pas une seule, sinon elle non plus n’est pas en sécurité.', '', '#womenOfficers @police', { key: 'twoWomenToo', second: true }],
    [80, 'need', '', 'en', 'A room where one can speak without the whole queue listening.', 'Une pièce où parler sans que toute la file écoute.', '#complaints #conduct'],
    [80, 'need', '', 'en', 'The well nearer to the houses. That is security too, write it down.', 'Le puits plus près des maisons. Cela aussi, c’est la sécurité, écrivez-le.', '#water #living !wells'],
    [85, 'need', '', 'fr', 'Que l’amende du frère ou du mari ne soit plus payée avec notre argent du marché.', 'That the fine of a brother or husband is no longer paid with our market money.', '#custom #work'],
    [90, 'statement', '', 'fr', 'Je ne veux pas qu’on l’enferme. Je veux qu’on lui parle, quelqu’un qu’il craint un peu.', 'I do not want him locked up. I want somebody to talk to him, somebody he fears a little.', '#homeViolence #custom !homeViolence'],
    [90, 'objection', '', 'en', 'I do want mine locked up.', 'Moi, je veux qu’on enferme le mien.', '#homeViolence #detention !homeViolence'],
    [95, 'need', '', 'en', 'A law that counts a woman’s word about land as a word.', '', '#boundaries #courts !landLoss'],
    [100, 'need', '', 'fr', 'Que ma fille puisse passer l’examen de la police sans qu’on lui demande qui la laisse faire.', 'That my daughter can sit the police examination without being asked who allows it.', '#womenOfficers ~merit ~seats'],
    [105, 'question', '', 'en', 'Why is the curfew for us and the beer for them?', '', '#night'],
  ],
  steps: [
    [115, 'proposal', '', 'fr', 'Avant le poste : le numéro. Une carte avec un numéro auquel une femme répond.', 'Before the post: the number. A card with a number that a woman answers.', '#information #womenOfficers', { key: 'card' }],
    [120, 'proposal', '', 'en', 'Let the League and the nurses train the two officers, in the first month.', 'Que la Ligue et les infirmières forment les deux agentes, le premier mois.', '#womenOfficers @women', { key: 'train' }],
    [120, 'commitment', '', 'fr', 'Nous accompagnerons celles qui portent plainte, trois par trois. Personne n’ira seule.', 'We will go with those who complain, three at a time. Nobody goes alone.', '#complaints #reprisals ~reprisal @women'],
    [125, 'proposal', '', 'en', 'Collect the rifles in the week when the wages are paid, at the same table.', 'Ramassez les fusils la semaine de la paie, à la même table.', '#arms #formerFighters ~pay !unpaid', { key: 'rifles' }],
    [130, 'threat', '', 'fr', 'Si l’on apprend qui a parlé des fusils, nous partons toutes la même nuit.', 'If it becomes known who spoke of the rifles, all of us leave the same night.', '#reprisals !punished ~reprisal'],
    [130, 'agreement', '', 'en', 'First the number, then the two women, then the rifles. In this order.', '', '#womenOfficers #arms #information'],
  ],
  readBack: [
    [140, 'agreement', '', 'fr', 'Lisez-le à la radio, mais changez l’ordre, qu’on ne reconnaisse pas la salle.', 'Read it on the radio, but change the order, so that nobody recognises the room.', '#information #reprisals'],
    [145, 'statement', '', 'en', 'This is the first time somebody wrote while I spoke and did not look at the door.', '', '#oversight'],
  ],
};
