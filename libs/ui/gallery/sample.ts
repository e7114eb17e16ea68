import type { Judge, Moment } from '../src/index.js';

/** Words of an invented country, so that the gallery says nothing about anybody. */
export const sample = {
  en: {
    project: 'Norland dialogue', map: 'Actors 2005', maps: ['Actors 2005', 'Formal and informal', 'International support', 'Who is heard'],
    mapsTitle: 'Maps', viewsTitle: 'Views', filtersTitle: 'Filters', views: ['Network', 'Power–interest grid', 'Table'], note: 'Sample project', noteText: 'Only facts with a source are facts. Judgements and ties are illustrations.',
    subject: 'Ministry of Justice', subtitle: 'Institution · national', role: 'Champion of change', add: 'Add stakeholder', connect: 'Connect', colour: 'Colour', size: 'Size',
    facts: 'Facts', formality: 'Formality', formal: 'State, formal, national', place: 'Place', where: 'Norhaven', source: 'Source', document: 'Dialogue summary, page 59', judgements: 'Judgements', since: '2003–05',
    rests: ['Summary, p. 59', 'Interview', 'Desk review'], people: ['Analyst 1', 'Analyst 2', 'Facilitator 1', 'Adviser 1'], relationships: 'Relationships', others: ['National Police', 'Peace mission', 'Transitional legislature', 'Women’s organisations'],
    banner: 'Sample project.', bannerText: 'Try anything: undo always works, and only you see what you change here.', own: 'Start my own map', hint: 'Click a stakeholder', hintText: 'A panel says who it is and why it is drawn so.',
    empty: 'No stakeholders yet', emptyText: 'Add the first with A, or bring in a table that you already have.', level: 'Level', importing: 'Importing 240 stakeholders', mine: 'My judgement', tabs: ['Map', 'Grid', 'List', 'Activity'], description: 'What is said about it',
    toast: 'Deleted 3.', parts: 'Parts', states: 'States',
  },
  ar: {
    project: 'حوار نورلاند', map: 'الفاعلون 2005', maps: ['الفاعلون 2005', 'الرسمي وغير الرسمي', 'الدعم الدولي', 'من يُسمع صوته'],
    mapsTitle: 'الخرائط', viewsTitle: 'طرق العرض', filtersTitle: 'المرشحات', views: ['الشبكة', 'مصفوفة النفوذ والاهتمام', 'الجدول'], note: 'مشروع نموذجي', noteText: 'الوقائع هي ما له مصدر فقط. التقديرات والروابط توضيحية.',
    subject: 'وزارة العدل', subtitle: 'مؤسسة · وطنية', role: 'مناصر للتغيير', add: 'إضافة جهة', connect: 'ربط', colour: 'اللون', size: 'الحجم',
    facts: 'وقائع', formality: 'الصفة', formal: 'حكومية، رسمية، وطنية', place: 'المكان', where: 'نورهافن', source: 'المصدر', document: 'ملخص الحوار، ص 59', judgements: 'تقديرات', since: '2003–05',
    rests: ['الملخص، ص 59', 'مقابلة', 'مراجعة مكتبية'], people: ['محلل 1', 'محلل 2', 'ميسّر 1', 'مستشار 1'], relationships: 'العلاقات', others: ['الشرطة الوطنية', 'بعثة السلام', 'الجمعية التشريعية', 'المنظمات النسائية'],
    banner: 'مشروع نموذجي.', bannerText: 'جرّب ما تشاء: التراجع متاح دائمًا، ولا يرى أحد سواك ما تغيّره هنا.', own: 'ابدأ خريطتي', hint: 'انقر جهة', hintText: 'تقول لك اللوحة من هي ولماذا رُسمت هكذا.',
    empty: 'لا جهات بعد', emptyText: 'أضف الأولى بالمفتاح A، أو استورد جدولًا لديك.', level: 'المستوى', importing: 'استيراد 240 جهة', mine: 'تقديري', tabs: ['الخريطة', 'المصفوفة', 'القائمة', 'النشاط'], description: 'ما يقال عنها',
    toast: 'حُذفت 3 عناصر.', parts: 'الأجزاء', states: 'الحالات',
  },
} as const;

const day = 86_400_000;
const start = Date.UTC(2003, 7, 1);

/** An invented history of a score. */
export function history(...values: readonly number[]): Moment[] {
  return values.map((value, index) => ({ at: start + index * 90 * day, value }));
}

/** Invented judges with these values. */
export function judges(names: readonly string[], rests: readonly string[], values: readonly number[], colours: readonly string[]): Judge[] {
  return values.map((value, index) => ({
    id: String(index),
    name: names[index] ?? '',
    value,
    colour: colours[index],
    source: rests[index],
    at: Date.UTC(2005, 7, 2 - index * 4),
    confidence: index === 0 ? 'high' : 'medium',
  }));
}
