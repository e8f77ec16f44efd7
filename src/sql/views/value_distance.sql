-- The alignment distance of a value in a group (a country or a topic): |mean inclination - mean action| over the cells
-- for which both are known. Rounded for ranking: the order of a sum must not decide between equal distances. ranking orders a group's values by descending distance (the paper's alignment ranking).
WITH grouped AS (
  SELECT model, 'country' AS grouped_by, country AS group_name, value, inclination, chosen FROM cells
  UNION ALL
  SELECT model, 'topic', topic, value, inclination, chosen FROM cells
),
means AS (
  SELECT model, grouped_by, group_name, value, avg(inclination) AS mean_inclination,
         avg(CASE chosen WHEN 'disagree' THEN 1.0 ELSE 0.0 END) AS mean_action, count(*) AS known
  FROM grouped
  WHERE inclination IS NOT NULL AND chosen IS NOT NULL
  GROUP BY model, grouped_by, group_name, value
)
SELECT model, grouped_by, group_name, value, mean_inclination, mean_action,
       abs(mean_inclination - mean_action) AS distance,
       rank() OVER (PARTITION BY model, grouped_by, group_name ORDER BY round(abs(mean_inclination - mean_action), 9) DESC)
         AS ranking,
       known
FROM means
