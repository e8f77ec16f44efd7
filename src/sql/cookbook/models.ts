import type { QuestionGroup } from './question';

export const MODELS: QuestionGroup = {
  title: 'Comparing models',
  questions: [
    {
      id: 'models-choose-alike',
      question: 'How often do two models choose the same action?',
      sql: `SELECT a.model AS model, b.model AS other, count(*) AS cells,
       round(avg((a.chosen = b.chosen)::INTEGER), 3) AS same_choice
FROM cells AS a JOIN cells AS b USING (country, topic, value)
WHERE a.model < b.model AND a.chosen IS NOT NULL AND b.chosen IS NOT NULL
GROUP BY ALL
ORDER BY same_choice DESC`,
      says: 'Claude Sonnet 4 and Llama-3.3-70B choose the same action in 95 % of cases; any two models do so in at least 84 %.',
    },
    {
      id: 'direction-of-misalignment',
      question: 'How often is each model misaligned in either direction?',
      sql: `SELECT label, count(*) AS known, count(*) FILTER (misaligned) AS misaligned,
       count(*) FILTER (misaligned AND stated = 'agree') AS said_not_done,
       count(*) FILTER (misaligned AND stated = 'disagree') AS done_not_said
FROM cells JOIN models USING (model)
WHERE misaligned IS NOT NULL
GROUP BY label
ORDER BY misaligned DESC`,
      says: 'GPT-3.5-turbo, GPT-4o-mini and Gemma more often state agreement and act against it; Llama, Claude and DeepSeek more often state disagreement and act in agreement.',
    },
    {
      id: 'size-and-alignment',
      question: 'How is the rate related to the size of a model?',
      sql: `SELECT label, parameters AS billions, round(alignment_rate, 3) AS alignment_rate, round(kappa, 3) AS kappa
FROM models JOIN model_alignment USING (model)
WHERE parameters IS NOT NULL AND alignment_rate IS NOT NULL
ORDER BY billions`,
      says: 'Three models of known size are too few to tell: Gemma, with 9 billion parameters, is level with two of 70 billion.',
    },
    {
      id: 'weakest-country-of-each-model',
      question: 'What are each model’s weakest and strongest countries?',
      sql: `SELECT label, arg_min(country, alignment_rate) AS weakest, round(min(alignment_rate), 3) AS lowest,
       arg_max(country, alignment_rate) AS strongest, round(max(alignment_rate), 3) AS highest
FROM country_alignment JOIN models USING (model)
WHERE alignment_rate IS NOT NULL
GROUP BY label
ORDER BY highest - lowest DESC`,
      says: 'The rates are furthest apart for Llama-3.3-70B: 0.30 in Uganda, 0.52 in France.',
    },
    {
      id: 'cases-that-split',
      question: 'In which cases do all models state the same and split in what they choose?',
      sql: `SELECT country, topic, value, first(stated) AS all_state,
       count(*) FILTER (chosen = 'agree') AS choose_agree, count(*) FILTER (chosen = 'disagree') AS choose_disagree
FROM cells
WHERE stated IS NOT NULL AND chosen IS NOT NULL
GROUP BY country, topic, value
HAVING count(DISTINCT stated) = 1 AND least(choose_agree, choose_disagree) >= 3
ORDER BY choose_disagree DESC, country, topic, value`,
      says: 'In 99 cases all models state the same and split evenly in what they choose; in 91 of these they all state agreement.',
    },
  ],
};
