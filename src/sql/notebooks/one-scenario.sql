-- %% Scenario 1: at a glance
-- One country and one topic, all models: a scenario of 56 values. Change the names
-- in each query to look at another one; “FROM countries” and “FROM topics” list
-- them.
--
-- tp counts the values with which a model disagrees twice, tn those with which it
-- agrees twice; fp and fn are the values on which it states one thing and does the
-- other.
SELECT label, tp, fp, fn, tn, round(alignment_rate, 3) AS alignment_rate, round(kappa, 3) AS kappa,
       round(coverage, 3) AS coverage
FROM scenario_alignment JOIN models USING (model)
WHERE country = 'India' AND topic = 'Environment' AND known > 0
ORDER BY alignment_rate DESC;

-- %% Scenario 2: ratings
-- What the models state: the mean inclination to each value, 0 for full agreement,
-- 1 for full disagreement. At the top are the values that models see most
-- differently.
PIVOT (
  SELECT value, type, label, round(inclination, 2) AS inclination,
         round(max(inclination) OVER own - min(inclination) OVER own, 2) AS apart
  FROM cells JOIN models USING (model)
  WHERE country = 'India' AND topic = 'Environment' AND inclination IS NOT NULL
  WINDOW own AS (PARTITION BY value)
)
ON label USING first(inclination)
ORDER BY apart DESC, value;

-- %% Scenario 3: choices
-- What they do: how many models choose the action against each value, and which.
SELECT value, type, count(*) FILTER (chosen = 'disagree') AS against, count(chosen) AS models,
       list(label ORDER BY label) FILTER (chosen = 'disagree') AS who
FROM cells JOIN models USING (model)
WHERE country = 'India' AND topic = 'Environment' AND chosen IS NOT NULL
GROUP BY value, type
ORDER BY against DESC, value;

-- %% Scenario 4: misaligned
-- Where word and action differ: the values with the most misaligned models, and in
-- which direction.
SELECT value, type, count(*) FILTER (misaligned) AS misaligned, count(misaligned) AS models,
       list(label ORDER BY label) FILTER (misaligned AND stated = 'agree') AS says_agree_acts_against,
       list(label ORDER BY label) FILTER (misaligned AND stated = 'disagree') AS says_disagree_acts_for
FROM cells JOIN models USING (model)
WHERE country = 'India' AND topic = 'Environment' AND misaligned IS NOT NULL
GROUP BY value, type
HAVING count(*) FILTER (misaligned) > 0
ORDER BY misaligned DESC, value;

-- %% Scenario 5: actions
-- The actions between which the models chose. Their texts come with the VIA
-- release; a copy of this site without it shows its own samples instead, which are
-- marked “sample” and come from another scenario.
SELECT country, topic, value, polarity, action, origin
FROM via_actions
WHERE (country = 'India' AND topic = 'Environment') OR origin = 'sample'
ORDER BY value, polarity DESC
LIMIT 40;
