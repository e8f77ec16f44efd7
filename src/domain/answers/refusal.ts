/** Whether a text declines to answer, in languages that small models fall into; only used where no answer was read. */

const ENGLISH = [
  String.raw`i\s*(?:['’]m|am)\s+(?:sorry|unable|not\s+(?:able|comfortable|allowed|going))`,
  String.raw`i\s+(?:cannot|can\s*not|can['’]t|won['’]t|will not|could not|would rather not|prefer not|must decline|refuse)`,
  String.raw`i\s+(?:do not|don['’]t)\s+(?:have|hold)\s+(?:personal|any|my own)`,
  'as an? (?:ai|artificial intelligence|(?:large )?language model)',
  'unable to (?:answer|assist|choose|comply|help|provide|rate)',
];

const OTHERS = [
  'lo siento|no puedo (?:ayudar|responder|elegir)|como modelo de lenguaje',
  'désolée?|je ne (?:peux|suis) pas|en tant qu.(?:ia|intelligence|modèle)',
  'tut mir leid|ich kann (?:nicht|keine)|kann ich nicht|als ki\\b|als sprachmodell',
  'desculpe|não posso|como (?:uma ia|modelo de linguagem)',
  'mi dispiace|non posso',
  'извините|не могу',
  '抱歉|对不起|對不起|无法(?:回答|选择|提供)|無法',
  '申し訳|お答えできません',
  '죄송|답변할 수 없',
  'آسف|عذر|لا أستطيع|لا يمكنني|معذرت',
  'क्षमा|माफ़|नहीं कर सकत',
  'samahani|siwezi',
];

const REFUSAL = new RegExp(`\\b(?:${ENGLISH.join('|')})|${OTHERS.join('|')}`, 'iu');

export function isRefusal(answer: string): boolean {
  return REFUSAL.test(answer);
}
