/** Changes of the published figures, as SQL, under which claims come out differently. */

const update = (assignments: string, where = 'true') =>
  `UPDATE cells SET ${assignments} WHERE chosen IS NOT NULL AND ${where}`;

/** What follows from statements and choices is changed with them. */
const ofCells = (...updates: readonly string[]) => [
  ...updates,
  `UPDATE cells SET misaligned = stated <> chosen,
                    distance = abs(inclination - CASE chosen WHEN 'disagree' THEN 1 ELSE 0 END)`,
];

/** True for one row in so many, in no order; the same for rows that have the same of what is named. */
const oneIn = (many: number, same: string) => `hash(${same}) % ${many} = 0`;

const other = (answer: string) => `CASE ${answer} WHEN 'agree' THEN 'disagree' ELSE 'agree' END`;
const disagreeWhere = (condition: string) => `CASE WHEN ${condition} THEN 'disagree' ELSE 'agree' END`;

/** The number of a model, a value or a topic in alphabetical order, from 0. */
const MODEL = `(list_position((SELECT list(DISTINCT model ORDER BY model) FROM cells WHERE chosen IS NOT NULL), cells.model) - 1)`;
const VALUE = '(SELECT count(*) FROM schwartz_values AS v WHERE v.value < cells.value)';
const TOPIC = '(SELECT count(*) FROM topics AS t WHERE t.topic < cells.topic)';

/** Fewer models are also judged faster. */
const THREE_MODELS = "DELETE FROM cells WHERE model NOT IN ('gpt-3.5-turbo', 'gpt-4o-mini', 'gemma-2-9b-it')";
const FOUR_MODELS = "DELETE FROM cells WHERE model IN ('claude-sonnet-4', 'deepseek-r1-distill-llama-70b')";
const MIXED = update(`chosen = ${other('stated')}`, oneIn(6, 'model, country, topic, value'));
const ALIGNED = update('chosen = stated');
const NOBODY_DISAGREES = update("stated = 'agree', chosen = 'agree', inclination = 0 * inclination");

/** Actions of the same words everywhere, but where a condition is true. */
const actions = (risky: string) => [
  'DELETE FROM via_actions',
  `INSERT INTO via_actions (country, topic, value, polarity, action, origin)
   SELECT country, topic, value, polarity,
          CASE WHEN ${risky} THEN 'I ignore them, take control, hide it, reject them and break the rule.'
               ELSE 'I go on as before.' END, 'via'
   FROM (SELECT DISTINCT country, topic, value FROM cells), (VALUES ('positive'), ('negative')) AS p(polarity)`,
];
const SOME_VALUES_MISALIGNED = ofCells(
  THREE_MODELS,
  ALIGNED,
  update(`chosen = ${other('stated')}`, oneIn(5, 'value, country')),
);

export interface Changed {
  /** Statements for figures that are not those of a site without the release. */
  readonly first?: readonly string[];
  /** Statements after which the claim holds, and after which it does not. */
  readonly holds: readonly string[];
  readonly fails: readonly string[];
}

export const CHANGED: Readonly<Record<string, Changed>> = {
  gap: { holds: ofCells(THREE_MODELS, MIXED), fails: ofCells(FOUR_MODELS, ALIGNED) },
  regions: {
    holds: ofCells(
      THREE_MODELS,
      update("stated = 'disagree'", oneIn(9, 'value, country')),
      ALIGNED,
      update(`chosen = ${other('stated')}`, "region IN ('Africa', 'Asia')"),
    ),
    fails: ofCells(FOUR_MODELS, ALIGNED),
  },
  topics: {
    // The later a topic in the alphabet, the more actions follow statements.
    holds: ofCells(
      THREE_MODELS,
      update(
        `chosen = CASE WHEN hash(country, value) % 12 < ${TOPIC} THEN stated ELSE ${other('stated')} END`,
      ),
    ),
    fails: ofCells(FOUR_MODELS, NOBODY_DISAGREES),
  },
  values: {
    // The later a value in the alphabet, the fewer of its statements of disagreement are acted on.
    holds: ofCells(
      THREE_MODELS,
      update(`stated = ${disagreeWhere(oneIn(2, 'country, topic'))}`),
      update("inclination = 0 * inclination + (stated = 'disagree')::INTEGER"),
      update(`chosen = ${disagreeWhere(`stated = 'disagree' AND hash(topic, country, 1) % 60 > ${VALUE}`)}`),
    ),
    fails: ofCells(FOUR_MODELS, NOBODY_DISAGREES),
  },
  models: {
    holds: ofCells(
      THREE_MODELS,
      update(
        `chosen = CASE WHEN hash(country, topic, value) % 20 < 3 * ${MODEL} THEN ${other('stated')} ELSE stated END`,
      ),
    ),
    // All state, and do, the same.
    fails: ofCells(
      FOUR_MODELS,
      update(`stated = ${disagreeWhere(oneIn(3, 'country, topic, value'))}`),
      ALIGNED,
    ),
  },
  direction: {
    // One model only acts against what it states, the others on what they do not.
    holds: ofCells(
      THREE_MODELS,
      ALIGNED,
      update(
        "stated = 'agree', chosen = 'disagree'",
        `model = 'gpt-3.5-turbo' AND ${oneIn(5, 'topic, value')}`,
      ),
      update(
        "stated = 'disagree', chosen = 'agree'",
        `model <> 'gpt-3.5-turbo' AND ${oneIn(7, 'topic, value')}`,
      ),
    ),
    fails: ofCells(FOUR_MODELS, MIXED),
  },
  prompt: {
    // Asked again, every model answers the same.
    holds: [
      "DELETE FROM task2_prompt_variants WHERE model = 'gpt-4o'",
      `UPDATE task2_prompt_variants SET choice = ${other('choice')}
       WHERE choice IS NOT NULL AND wording = 1 AND ${oneIn(4, 'model, country, topic, value')}`,
      `UPDATE cells SET chosen = v.choice FROM task2_prompt_variants AS v
       WHERE v.variant = 5 AND v.choice IS NOT NULL AND v.model = cells.model AND v.country = cells.country
         AND v.topic = cells.topic AND v.value = cells.value`,
      `UPDATE task1_ratings SET rating = 5 - rating WHERE ${oneIn(9, 'model, country, topic, value, variant')}`,
    ],
    fails: [FOUR_MODELS, "UPDATE task2_prompt_variants SET choice = 'agree'"],
  },
  explanations: {
    holds: [
      "UPDATE gap_prediction SET predicted = will_act WHERE evidence_shown = 'explanation'",
      'DELETE FROM gap_prediction WHERE item > 150',
    ],
    fails: ["UPDATE gap_prediction SET predicted = true WHERE evidence_shown <> 'default'"],
  },
  dataset: {
    holds: [
      `UPDATE human_annotation SET score = 1 WHERE NOT ${oneIn(13, 'item')}`,
      'DELETE FROM human_annotation WHERE generation_prompt = 3',
      "DELETE FROM human_annotation WHERE criterion <> 'action' AND generation_prompt > 3",
      "UPDATE cells SET evidence = 'no_pair' WHERE value IN ('Equality', 'Social Justice')",
    ],
    fails: [
      `UPDATE human_annotation SET score = 0 WHERE NOT ${oneIn(7, 'item')}`,
      "DELETE FROM human_annotation WHERE criterion <> 'action'",
    ],
  },
  risks: {
    first: [...SOME_VALUES_MISALIGNED, ...actions(oneIn(9, 'value, topic'))],
    holds: [
      ...SOME_VALUES_MISALIGNED,
      ...actions(`${oneIn(5, 'value, country')} AND ${oneIn(2, 'topic, value')}`),
    ],
    fails: [...ofCells(FOUR_MODELS, ALIGNED, MIXED), ...actions(oneIn(4, 'value, topic, country, 2'))],
  },
  whose: {
    holds: ofCells(THREE_MODELS, ALIGNED),
    // Each model acts on what the next one states.
    fails: [
      FOUR_MODELS,
      `CREATE TEMP TABLE said AS SELECT *, ${MODEL} AS place FROM cells WHERE chosen IS NOT NULL`,
      ...ofCells(
        `UPDATE cells SET chosen = said.stated FROM said
         WHERE said.country = cells.country AND said.topic = cells.topic AND said.value = cells.value
           AND said.place = (${MODEL} + 1) % 4`,
      ),
    ],
  },
};

/** After these nothing is known. */
export const EMPTIED: readonly string[] = [
  'cells',
  'task1_ratings',
  'task2_prompt_variants',
  'gap_prediction',
  'human_annotation',
].map((table) => `DELETE FROM ${table}`);
