/** Where the invented facts come from, the invented places, and two properties that the invented project defined itself. */
import { type SampleRow, w } from '../sample.js';

export const sources: SampleRow<'source'>[] = [
  { key: 'accord', title: w('Tirrenque Accord (invented)', 'اتفاق تيرينك (مُختلق)'), kind: 'document', reference: w('Chapter 4, security arrangements', 'الفصل 4، الترتيبات الأمنية'), date: '2003-09', reliability: 'high', classification: 'public' },
  { key: 'statute', title: w('Security services act, draft (invented)', 'مشروع قانون أجهزة الأمن (مُختلق)'), kind: 'document', reference: w('Articles 6 to 31', 'المواد 6 إلى 31'), date: '2005-05-12', reliability: 'high', classification: 'public' },
  { key: 'survey', title: w('How safe do you feel? Household survey (invented)', 'ما مدى شعورك بالأمان؟ مسح أسري (مُختلق)'), kind: 'document', reference: w('Tables 3 and 9; 2,140 households', 'الجدولان 3 و9؛ 2140 أسرة'), date: '2004-06', reliability: 'medium', classification: 'public' },
  { key: 'townHall', title: w('Town hall meeting, Dulvane (invented)', 'لقاء مفتوح في دولفان (مُختلق)'), kind: 'session', reference: w('Minutes, items 2 and 5', 'المحضر، البندان 2 و5'), date: '2005-03-17', reliability: 'high' },
  { key: 'roundTable', title: w('Round table of commanders (invented)', 'مائدة مستديرة للقادة (مُختلقة)'), kind: 'session', reference: w('Not attributed', 'دون إسناد'), date: '2005-06', reliability: 'medium', classification: 'confidential' },
  { key: 'traderSaid', title: w('A trader on the market tax (invented)', 'تاجرة تتحدث عن ضريبة السوق (مُختلق)'), kind: 'intervention', reference: w('Dulvane, 17 March, 10:20', 'دولفان، 17 آذار/مارس، 10:20'), date: '2005-03-17', reliability: 'medium' },
  { key: 'adviser', title: w('Talk with a retired district officer (invented)', 'حديث مع مسؤول محلي متقاعد (مُختلق)'), kind: 'person', date: '2005-07', reliability: 'low', classification: 'confidential', note: w('Asked not to be named.', 'طلب عدم ذكر اسمه.') },
  { key: 'budget', title: w('Budget in brief (invented)', 'موجز الميزانية (مُختلق)'), kind: 'link', url: 'https://example.org/quelmara/budget-2005', date: '2005', reliability: 'high', classification: 'public' },
];

/** The country lies in open water, so that no map ever shows it on somebody's land. */
export const places: SampleRow<'place'>[] = [
  { key: 'quelmara', name: w('Quelmara', 'كويلمارا'), level: 'country', latitude: -31.5, longitude: -18.2, classification: 'public' },
  { key: 'coast', name: w('Lagoon Coast', 'ساحل البحيرات'), level: 'region', parent: 'quelmara', classification: 'public' },
  { key: 'hills', name: w('Northern Hills', 'التلال الشمالية'), level: 'region', parent: 'quelmara', classification: 'public' },
  { key: 'plains', name: w('Dry Plains', 'السهول الجافة'), level: 'region', parent: 'quelmara', classification: 'public' },
  { key: 'ostavel', name: w('Ostavel', 'أوستافيل'), level: 'town', latitude: -31.9, longitude: -18.6, parent: 'coast', classification: 'public' },
  { key: 'dulvane', name: w('Dulvane', 'دولفان'), level: 'town', latitude: -31.1, longitude: -17.9, parent: 'hills', classification: 'public' },
  { key: 'tirrenque', name: w('Tirrenque', 'تيرينك'), level: 'village', latitude: -31.3, longitude: -18.8, parent: 'plains', classification: 'public' },
  { key: 'selmory', name: w('Selmory', 'سيلموري'), level: 'village', latitude: -32.1, longitude: -18.9, parent: 'coast', classification: 'public' },
  { key: 'ullane', name: w('Ullane', 'أولان'), level: 'village', latitude: -30.8, longitude: -18.1, parent: 'hills', classification: 'public' },
  { key: 'saltPans', name: w('Salt Pans', 'الملاحات'), level: 'site', latitude: -31.8, longitude: -18.3, parent: 'coast', classification: 'public' },
];

export const properties: SampleRow<'property'>[] = [
  { key: 'seats', of: 'stakeholder', name: w('Seats in the dialogue', 'المقاعد في الحوار'), valueType: 'number', description: w('How many seats the secretariat has offered.', 'عدد المقاعد التي عرضتها الأمانة.'), order: 1 },
  { key: 'basis', of: 'relationship', name: w('Basis', 'الأساس'), valueType: 'text', options: [w('law', 'قانون'), w('decree', 'مرسوم'), w('agreement', 'اتفاق'), w('custom', 'عرف'), w('practice', 'ممارسة')], description: w('What the tie rests on.', 'ما تستند إليه العلاقة.'), order: 1 },
];
