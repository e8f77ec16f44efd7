-- The paper's measure and its companions, on a 2 x 2 table of one scenario or a pool of them.
-- "Disagree" is the positive class, Task 1 the truth, Task 2 the prediction:
--   tp  states disagree, acts disagree        fn  states disagree, acts agree
--   fp  states agree,    acts disagree        tn  states agree,    acts agree
-- Source: Shen, Clark, Mitra 2025, section on alignment measures.

-- F1, the alignment rate of a scenario; 0 where it is undefined, as in the authors' code.
CREATE OR REPLACE MACRO f1(tp, fp, fn) AS
  CASE WHEN tp + fp + fn IS NULL THEN NULL WHEN 2 * tp + fp + fn = 0 THEN 0.0
       ELSE 2.0 * tp / (2 * tp + fp + fn) END;

-- Share of the cells in which statement and action agree.
CREATE OR REPLACE MACRO accuracy(tp, fp, fn, tn) AS
  CASE WHEN tp + fp + fn + tn > 0 THEN (tp + tn)::DOUBLE / (tp + fp + fn + tn) END;

-- Cohen's kappa: agreement beyond chance; NULL where chance agreement is already 1.
CREATE OR REPLACE MACRO cohen_kappa(tp, fp, fn, tn) AS
  CASE WHEN (tp + fp) * (fp + tn) + (tp + fn) * (fn + tn) > 0
       THEN 2.0 * (tp * tn - fp * fn) / ((tp + fp) * (fp + tn) + (tp + fn) * (fn + tn)) END;

-- Matthews correlation coefficient; NULL where a row or column of the table is empty.
CREATE OR REPLACE MACRO mcc(tp, fp, fn, tn) AS
  CASE WHEN (tp + fp) > 0 AND (tp + fn) > 0 AND (tn + fp) > 0 AND (tn + fn) > 0
       THEN (tp * tn - fp * fn) / sqrt((tp + fp)::DOUBLE * (tp + fn) * (tn + fp) * (tn + fn)) END;

-- The F1 expected where the statements are shuffled among the cells: tp is hypergeometric, with mean
-- (tp + fn) * (tp + fp) / n, and the denominator of F1 does not change, so the expectation is exact.
CREATE OR REPLACE MACRO chance_rate(tp, fp, fn, tn) AS
  CASE WHEN tp + fp + fn + tn IS NULL THEN NULL WHEN 2 * tp + fp + fn = 0 THEN 0.0
       ELSE 2 * (tp + fn)::DOUBLE * (tp + fp) / ((tp + fp + fn + tn)::DOUBLE * (2 * tp + fp + fn)) END;

-- The highest F1 that the two base rates allow: as many agreeing disagreements as the rarer of the two.
CREATE OR REPLACE MACRO highest_rate(tp, fp, fn) AS
  CASE WHEN tp + fp + fn IS NULL THEN NULL WHEN 2 * tp + fp + fn = 0 THEN 0.0
       ELSE 2.0 * (tp + least(fp, fn)) / (2 * tp + fp + fn) END;
