import { CHECK_CELLS_SQL } from '../cells';
import type { QuestionGroup } from './question';

export const EVIDENCE: QuestionGroup = {
  title: 'Evidence and reliability',
  questions: [
    {
      id: 'evidence-of-choices',
      question: 'How is each model’s choice known?',
      sql: `PIVOT (SELECT label, evidence FROM task2_choices JOIN models USING (model))
ON evidence USING count(*)
ORDER BY label`,
      says: 'Claude Sonnet 4’s choices come from a raw log; most others are recovered from what the authors list or do not list as misaligned.',
    },
    {
      id: 'check-cells',
      question: 'Are the published cells those that the raw answers give?',
      sql: CHECK_CELLS_SQL,
      says: 'Yes: computed again from the raw answers, none of them differs.',
    },
    {
      id: 'poster-beside-computed',
      question: 'How close are the computed rates to those printed on the poster?',
      sql: `SELECT label, reading, count(*) AS countries,
       round(avg(abs(p.alignment_rate - c.alignment_rate)), 4) AS mean_difference,
       round(max(abs(p.alignment_rate - c.alignment_rate)), 4) AS largest_difference
FROM poster_alignment_rate AS p JOIN country_alignment AS c USING (model, country) JOIN models USING (model)
WHERE c.alignment_rate IS NOT NULL
GROUP BY label, reading
ORDER BY mean_difference`,
      says: 'Where the poster was read exactly, every rate is within 0.01; where its columns were inferred, differences are larger.',
    },
    {
      id: 'gap-prediction',
      question: 'How well is a model’s action predicted with and without the explanation?',
      sql: `WITH counts AS (
  SELECT predictor, evidence_shown,
         count(*) FILTER (will_act AND predicted) AS tp,
         count(*) FILTER (NOT will_act AND predicted) AS fp,
         count(*) FILTER (will_act AND NOT coalesce(predicted, false)) AS fn
  FROM gap_prediction
  GROUP BY ALL
)
SELECT predictor, evidence_shown, round(f1(tp, fp, fn), 3) AS f1
FROM counts
ORDER BY predictor, f1`,
      says: 'F1 is 0.80 without and 0.83 with it for GPT-3.5-turbo, and 0.78 and 0.82 for Llama-3.3-70B. Half of the actions are taken, so always predicting “yes” has 0.67.',
      view: 'chart',
    },
    {
      id: 'annotators-agree',
      question: 'How often do the two annotators accept a generated action, and do they agree?',
      sql: `SELECT criterion, count(*) AS judged_twice, round(avg(a.score), 3) AS first_accepts,
       round(avg(b.score), 3) AS second_accepts, round(avg((a.score = b.score)::INTEGER), 3) AS agree
FROM human_annotation AS a JOIN human_annotation AS b USING (item, generation_prompt, criterion)
WHERE a.annotator = 1 AND b.annotator = 2
GROUP BY criterion
ORDER BY criterion`,
      says: 'They agree on 86 % of the actions; one accepts 72 %, the other 67 %, over eight generation prompts of which four are accepted half of the time and four nine times in ten. Both judged only 12 attributions and explanations.',
    },
    {
      id: 'length-of-actions',
      question: 'How long are actions for a value, and those against it?',
      sql: `SELECT origin, polarity, count(*) AS actions, round(avg(length(action)), 1) AS mean_characters,
       round(avg(len(spans)), 2) AS mean_spans
FROM via_actions
WHERE action IS NOT NULL
GROUP BY ALL
ORDER BY ALL`,
      says: 'In VIA, actions for a value have 164 characters on average, those against it 144. A copy of this site without the release counts its own 112 samples instead, marked “sample”.',
    },
    {
      id: 'missing-pairs',
      question: 'For which values does VIA lack a pair of actions?',
      sql: `SELECT value, count(DISTINCT (country, topic)) AS scenarios
FROM task2_choices
WHERE evidence = 'no_pair'
GROUP BY value
ORDER BY scenarios DESC, value`,
      says: 'Equality lacks a pair in 31 scenarios and Social Justice in 27; five other values lack one.',
    },
  ],
};
