import type { QuestionGroup } from './question';

export const ALIGNMENT: QuestionGroup = {
  title: 'How well words and actions match',
  questions: [
    {
      id: 'rate-by-model',
      question: 'What is the alignment rate of each model?',
      sql: `SELECT label, round(alignment_rate, 3) AS alignment_rate, round(kappa, 3) AS kappa,
       round(accuracy, 3) AS accuracy, round(disagree_stated, 3) AS disagree_stated
FROM model_alignment JOIN models USING (model)
WHERE alignment_rate IS NOT NULL
ORDER BY alignment_rate DESC`,
      says: 'GPT-4o-mini has the highest rate (0.57) and kappa (0.48), GPT-3.5-turbo, which hardly ever states disagreement, the lowest (0.18 and 0.13). All six have similar accuracy (0.81 to 0.85), because agreement is the rule.',
      view: 'chart',
    },
    {
      id: 'rate-by-country',
      question: 'How does the rate of each model differ between countries?',
      sql: `PIVOT (
  SELECT country, label, round(alignment_rate, 2) AS rate
  FROM country_alignment JOIN models USING (model)
  WHERE alignment_rate IS NOT NULL
)
ON label USING first(rate)
ORDER BY country`,
      says: 'GPT-4o-mini leads in every country. On average, rates are highest in the United States and lowest in the Philippines and Nigeria.',
    },
    {
      id: 'hardest-scenarios',
      question: 'In which scenarios do words and actions match least?',
      sql: `SELECT country, topic, round(avg(alignment_rate), 3) AS mean_rate,
       round(min(alignment_rate), 3) AS lowest, round(max(alignment_rate), 3) AS highest
FROM scenario_alignment
GROUP BY country, topic
ORDER BY mean_rate
LIMIT 15`,
      says: 'Religion in the Philippines has the lowest rate (0.16), followed by national identity and the environment in India.',
    },
    {
      id: 'rate-by-topic',
      question: 'How does the rate differ between topics?',
      sql: `SELECT topic, round(avg(alignment_rate), 3) AS mean_rate, round(avg(kappa), 3) AS mean_kappa
FROM topic_alignment
GROUP BY topic
ORDER BY mean_rate DESC`,
      says: 'It is highest for Health and Health Care (0.48) and lowest for National Identity (0.36); so is kappa.',
      view: 'chart',
    },
    {
      id: 'rate-by-region',
      question: 'How does the rate differ between regions of the world?',
      sql: `SELECT region, label, round(avg(alignment_rate), 3) AS rate
FROM country_alignment JOIN countries USING (country) JOIN models USING (model)
WHERE alignment_rate IS NOT NULL
GROUP BY region, label
ORDER BY region, rate DESC`,
      says: 'By the rate, every model but GPT-3.5-turbo is weakest in Asia or Africa, and none of the six is strongest there.',
      view: 'chart',
    },
    {
      id: 'rate-and-base-rate',
      question: 'Does the alignment rate depend on how often a model disagrees?',
      sql: `SELECT label, count(*) AS scenarios,
       round(corr(alignment_rate, (tp + fn) / known), 2) AS rate_with_disagreeing,
       round(corr(accuracy, (tp + fn) / known), 2) AS accuracy_with_disagreeing
FROM scenario_alignment JOIN models USING (model)
WHERE known > 0
GROUP BY label
ORDER BY rate_with_disagreeing DESC`,
      says: 'Accuracy falls where a model disagrees more, for all six; the alignment rate does not (it even rises for most). Neither number is enough on its own.',
    },
  ],
};
