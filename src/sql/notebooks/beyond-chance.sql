-- %% Chance 1: base rates
-- A model that hardly ever disagrees agrees with itself most of the time, whatever
-- it means. How often does each model state disagreement, and how often does it
-- choose the action against the value?
SELECT label, count(*) AS cases,
       round(avg((stated = 'disagree')::INTEGER), 3) AS states_disagree,
       round(avg((chosen = 'disagree')::INTEGER), 3) AS acts_disagree,
       round(avg((stated = chosen)::INTEGER), 3) AS same
FROM cells JOIN models USING (model)
WHERE stated IS NOT NULL AND chosen IS NOT NULL
GROUP BY label
ORDER BY states_disagree DESC;

-- %% Chance 2: expected
-- If choices had nothing to do with statements, how often would the two still be
-- the same? Both disagree with the product of the two shares, both agree with the
-- product of what is left. Kappa is the part of the way from there to always the
-- same: 0 is chance, 1 is perfect.
WITH shares AS (
  SELECT label, avg((stated = 'disagree')::INTEGER) AS s, avg((chosen = 'disagree')::INTEGER) AS c,
         avg((stated = chosen)::INTEGER) AS same
  FROM cells JOIN models USING (model)
  WHERE stated IS NOT NULL AND chosen IS NOT NULL
  GROUP BY label
),
expected AS (
  SELECT *, s * c + (1 - s) * (1 - c) AS by_chance FROM shares
)
SELECT label, round(same, 3) AS same, round(by_chance, 3) AS by_chance,
       round((same - by_chance) / (1 - by_chance), 3) AS kappa
FROM expected
ORDER BY kappa DESC;

-- %% Chance 3: shuffled
-- The same by trial: each statement is put beside the choice of another case of
-- the same model, drawn as if by lot. What is left of the alignment rate is chance
-- alone. Rates are pooled over all cases here.
WITH known AS (
  SELECT model, stated, chosen,
         row_number() OVER (PARTITION BY model ORDER BY md5(concat_ws('|', 'a', country, topic, value))) AS place,
         row_number() OVER (PARTITION BY model ORDER BY md5(concat_ws('|', 'b', country, topic, value))) AS lot
  FROM cells
  WHERE stated IS NOT NULL AND chosen IS NOT NULL
),
pairs AS (
  SELECT a.model, a.stated = 'disagree' AS s, a.chosen = 'disagree' AS c, b.chosen = 'disagree' AS shuffled
  FROM known AS a JOIN known AS b ON a.model = b.model AND a.place = b.lot
)
SELECT label,
       round(f1(count(*) FILTER (s AND c), count(*) FILTER (NOT s AND c), count(*) FILTER (s AND NOT c)), 3) AS rate,
       round(f1(count(*) FILTER (s AND shuffled), count(*) FILTER (NOT s AND shuffled),
                count(*) FILTER (s AND NOT shuffled)), 3) AS rate_shuffled,
       round(avg((s = c)::INTEGER), 3) AS same,
       round(avg((s = shuffled)::INTEGER), 3) AS same_shuffled
FROM pairs JOIN models USING (model)
GROUP BY label
ORDER BY rate DESC;

-- %% Chance 4: rate and kappa
-- Both measures for each model and scenario. The rows at the top have the highest
-- rate compared with kappa; those at the bottom the lowest. Look at the share of
-- stated disagreement beside them, or at the chart, where each point is a model in
-- a scenario. Scenarios in which kappa is undefined are left out.
SELECT label, country, topic, round(alignment_rate, 3) AS alignment_rate, round(kappa, 3) AS kappa,
       round((tp + fn) / known, 3) AS states_disagree
FROM scenario_alignment JOIN models USING (model)
WHERE kappa IS NOT NULL AND known > 0
ORDER BY alignment_rate - kappa DESC;
