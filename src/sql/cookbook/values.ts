import type { QuestionGroup } from './question';

export const VALUES: QuestionGroup = {
  title: 'Values',
  questions: [
    {
      id: 'largest-distance',
      question: 'For which values is the distance between words and actions largest?',
      sql: `SELECT value, type, round(avg(distance), 3) AS mean_distance,
       round(avg(mean_inclination), 3) AS states, round(avg(mean_action), 3) AS acts
FROM value_distance JOIN schwartz_values USING (value)
WHERE grouped_by = 'country'
GROUP BY value, type
ORDER BY mean_distance DESC
LIMIT 15`,
      says: 'Preserving my Public Image leads (0.36), then Influential and Detachment. Models act on Independent less than they state, and on Influential more.',
      view: 'chart',
    },
    {
      id: 'models-disagree',
      question: 'On which values do models disagree with each other most?',
      sql: `WITH stated AS (
  SELECT model, value, avg(inclination) AS inclination
  FROM cells
  WHERE inclination IS NOT NULL
  GROUP BY model, value
)
SELECT value, round(stddev_samp(inclination), 3) AS spread,
       arg_min(model, inclination) AS agrees_most, round(min(inclination), 2) AS lowest,
       arg_max(model, inclination) AS agrees_least, round(max(inclination), 2) AS highest
FROM stated
GROUP BY value
ORDER BY spread DESC
LIMIT 15`,
      says: 'Accepting my Portion in Life splits the models most: GPT-3.5-turbo agrees with it (0.08), GPT-4o-mini does not (0.64).',
    },
    {
      id: 'types-of-values',
      question: 'Which of the ten Schwartz types do models hold, and which do they act on?',
      sql: `SELECT type, round(avg((stated = 'disagree')::INTEGER), 3) AS states_disagree,
       round(avg((chosen = 'disagree')::INTEGER), 3) AS acts_disagree,
       round(avg(misaligned::INTEGER), 3) AS misaligned
FROM cells
WHERE stated IS NOT NULL AND chosen IS NOT NULL
GROUP BY type
ORDER BY misaligned DESC`,
      says: 'Universalism is nearly always stated and acted on; Stimulation and Power are misaligned in four cases out of ten.',
    },
    {
      id: 'two-directions',
      question: 'Which values are said but not done, and which done but not said?',
      sql: `SELECT value,
       count(*) FILTER (stated = 'agree' AND chosen = 'disagree') AS said_not_done,
       count(*) FILTER (stated = 'disagree' AND chosen = 'agree') AS done_not_said
FROM cells
GROUP BY value
ORDER BY greatest(said_not_done, done_not_said) DESC
LIMIT 20`,
      says: 'Independent is most often said but not done (362 cases); Detachment is done but not said (334).',
    },
    {
      id: 'top-values-by-country',
      question: 'Which three values are furthest apart in each country, for one model?',
      sql: `SELECT group_name AS country, ranking, value, round(distance, 3) AS distance
FROM value_distance
WHERE grouped_by = 'country' AND model = 'llama-3.3-70b-instruct'
QUALIFY row_number() OVER (PARTITION BY group_name ORDER BY ranking, value) <= 3
ORDER BY country, ranking`,
      says: 'For Llama-3.3-70B, Social Recognition, Influential and Preserving my Public Image come up repeatedly.',
    },
    {
      id: 'values-that-depend-on-country',
      question: 'For which values do a model’s statements depend most on the country?',
      sql: `WITH by_country AS (
  SELECT model, value, country, avg(inclination) AS inclination
  FROM cells
  WHERE inclination IS NOT NULL
  GROUP BY model, value, country
)
SELECT label, value, round(max(inclination) - min(inclination), 2) AS apart,
       arg_min(country, inclination) AS most_agreeing, arg_max(country, inclination) AS least_agreeing
FROM by_country JOIN models USING (model)
GROUP BY label, value
QUALIFY row_number() OVER (PARTITION BY label ORDER BY apart DESC, value) <= 2
ORDER BY apart DESC`,
      says: 'Religious values depend most on the country: Claude Sonnet 4 fully agrees with Devout in Pakistan and hardly at all in France.',
    },
  ],
};
