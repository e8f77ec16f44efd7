-- The cells with how far each case's answers are against the value, and the distance by that.
--   mean_action          mean over the prompts that were asked (in a run, both orders of the options): the probability of
--                        the action against the value, where a run's quick form gives it; else 1 where it was chosen and 0
--                        where it was not. Asked once, it is the choice
--   preference_distance  |inclination - mean_action|
WITH preferences AS (
  SELECT model, country, topic, value,
         avg(coalesce(probability,
           CASE WHEN choice = 'disagree' THEN 1.0 WHEN choice = 'agree' OR evidence = 'no_pair' THEN 0.0 END))
           AS mean_action
  FROM task2_choices
  GROUP BY model, country, topic, value
)
SELECT cells.*, mean_action, abs(inclination - mean_action) AS preference_distance
FROM cells LEFT JOIN preferences USING (model, country, topic, value)
