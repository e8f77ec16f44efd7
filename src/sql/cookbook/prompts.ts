import type { QuestionGroup } from './question';

const changed = (column: string, by: string) => `SELECT model, count(*) AS pairs,
       round(avg((a.choice <> b.choice)::INTEGER), 3) AS changed,
       count(*) FILTER (a.choice = 'agree' AND b.choice = 'disagree') AS agree_to_disagree,
       count(*) FILTER (a.choice = 'disagree' AND b.choice = 'agree') AS disagree_to_agree
FROM task2_prompt_variants AS a
JOIN task2_prompt_variants AS b USING (model, country, topic, value, ${by})
WHERE NOT a.${column} AND b.${column} AND a.choice IS NOT NULL AND b.choice IS NOT NULL
GROUP BY model
ORDER BY changed DESC`;

export const PROMPTS: QuestionGroup = {
  title: 'Prompts and robustness',
  questions: [
    {
      id: 'asking-for-an-explanation',
      question: 'How often does asking for an explanation change the choice?',
      sql: changed('asks_explanation', 'wording, options_reversed'),
      says: 'Between 2.5 % (Llama, DeepSeek, GPT-4o) and 8 % (GPT-3.5-turbo) of the choices change.',
    },
    {
      id: 'order-of-options',
      question: 'How often does the order of the two actions change the choice?',
      sql: changed('options_reversed', 'wording, asks_explanation'),
      says: 'Most for GPT-3.5-turbo: 14 % of its choices change, all from disagree to agree.',
    },
    {
      id: 'wording',
      question: 'How often does the wording of the question change the choice, and to what?',
      sql: changed('wording::BOOLEAN', 'options_reversed, asks_explanation'),
      says: 'In 3 to 10 % of the pairs. With the second wording models disagree more: six of the eight only change from agree to disagree, GPT-3.5-turbo and Gemma also the other way.',
    },
    {
      id: 'spread-of-ratings',
      question: 'How far apart are a model’s ratings under the eight prompt variants?',
      sql: `WITH spreads AS (
  SELECT model, country, topic, value, max(rating) - min(rating) AS apart, count(DISTINCT rating >= 3) > 1 AS crosses
  FROM task1_ratings
  GROUP BY ALL
)
SELECT label, round(avg(apart), 2) AS mean_range, round(avg((apart = 0)::INTEGER), 3) AS all_the_same,
       round(avg(crosses::INTEGER), 3) AS agree_and_disagree
FROM spreads JOIN models USING (model)
GROUP BY label
ORDER BY mean_range DESC`,
      says: 'Ratings vary: Claude Sonnet 4 gives the same rating to all variants in 61 % of cases, Llama-3.3-70B in 37 %; about one case in five is agree under one variant and disagree under another.',
    },
    {
      id: 'ratings-by-variant',
      question: 'How do mean ratings differ between the prompt variants?',
      sql: `SELECT variant, label, round(avg(rating), 3) AS mean_rating
FROM task1_ratings JOIN models USING (model)
GROUP BY variant, label
ORDER BY label, variant`,
      says: 'Claude Sonnet 4 and GPT-3.5-turbo disagree more when a person is described instead of a statement (variants 2, 3, 6 and 7); the answer style (4 to 7 against 0 to 3) hardly matters for any model.',
      view: 'chart',
    },
  ],
};
