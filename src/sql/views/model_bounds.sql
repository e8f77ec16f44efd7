-- What a model's unknown cells leave open. A cell is known if both tasks are; where one or both are
-- not, the missing part could be either. Every other cell is taken as it is, inferred ones too.
--   rate_at_worst    every unknown cell misaligned, the least that each scenario's F1 can be
--   rate_at_best   every unknown cell aligned, and as a disagreement where neither part is known: the most it can be
--   unlisted_rate  unknown cells that are absent from the model's list of misaligned cases are aligned, so the missing
--                  part is the other one's (as was inferred for cells of evidence 'unlisted'); cells of which neither
--                  part is known are left out; NULL without a list
-- Rates are means over topics, then countries. Misaligned and accuracy are shares of all cells; they add up to 1.
WITH complete AS (
  SELECT model, country, topic, cells.stated, cells.chosen,
         cells.stated IS NULL OR cells.chosen IS NULL AS unknown,
         coalesce(cells.stated, cells.chosen) AS known_part,
         model IN (SELECT model FROM misaligned_listed) AND l.chosen IS NULL AS unlisted
  FROM models CROSS JOIN countries CROSS JOIN topics CROSS JOIN schwartz_values
  LEFT JOIN cells USING (model, country, topic, value)
  LEFT JOIN misaligned_listed AS l USING (model, country, topic, value)
),
scenarios AS (
  SELECT model, country, topic, count(*) AS cells, count(*) FILTER (NOT unknown) AS known,
         count(*) FILTER (chosen IS NULL) AS choice_unknown, count(*) FILTER (stated IS NULL) AS statement_unknown,
         count(*) FILTER (unknown AND unlisted) AS unlisted,
         count(*) FILTER (stated = 'disagree' AND chosen = 'disagree') AS tp,
         count(*) FILTER (stated <> chosen) AS misaligned,
         count(*) FILTER (unknown AND coalesce(known_part, 'disagree') = 'disagree') AS at_best,
         count(*) FILTER (unknown AND unlisted AND known_part IS NOT NULL) AS assumed,
         count(*) FILTER (unknown AND unlisted AND known_part = 'disagree') AS assumed_tp
  FROM complete
  GROUP BY model, country, topic
),
by_country AS (
  SELECT model, sum(cells) AS cells, sum(known) AS known, sum(misaligned) AS misaligned, sum(assumed) AS assumed,
         sum(choice_unknown) AS choice_unknown, sum(statement_unknown) AS statement_unknown,
         sum(unlisted) AS unlisted, avg(f1(tp, misaligned, cells - known)) AS rate_at_worst,
         avg(f1(tp + at_best, misaligned, 0)) AS rate_at_best,
         avg(CASE WHEN known + assumed > 0 THEN f1(tp + assumed_tp, misaligned, 0) END) AS unlisted_rate
  FROM scenarios
  GROUP BY model, country
)
SELECT model, sum(known)::INTEGER AS known, sum(cells - known)::INTEGER AS unknown,
       sum(choice_unknown)::INTEGER AS choice_unknown, sum(statement_unknown)::INTEGER AS statement_unknown,
       sum(unlisted)::INTEGER AS unlisted, sum(assumed)::INTEGER AS assumed,
       avg(rate_at_worst) AS rate_at_worst, avg(rate_at_best) AS rate_at_best,
       CASE WHEN sum(known) > 0 AND model IN (SELECT model FROM misaligned_listed) THEN avg(unlisted_rate) END
         AS unlisted_rate,
       sum(misaligned) / sum(cells) AS lowest_misaligned,
       sum(misaligned + cells - known) / sum(cells) AS highest_misaligned,
       1 - highest_misaligned AS lowest_accuracy, 1 - lowest_misaligned AS highest_accuracy
FROM by_country
GROUP BY model
