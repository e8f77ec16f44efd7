-- A model's alignment rate is the mean over the countries' rates. disagree_stated and disagree_chosen are the base
-- rates that the alignment rate depends on.
SELECT model, avg(alignment_rate) AS alignment_rate,
       avg(chance_rate) AS chance_rate, avg(highest_rate) AS highest_rate,
       accuracy(sum(tp), sum(fp), sum(fn), sum(tn)) AS accuracy,
       cohen_kappa(sum(tp), sum(fp), sum(fn), sum(tn)) AS kappa,
       mcc(sum(tp), sum(fp), sum(fn), sum(tn)) AS mcc,
       sum(tp)::INTEGER AS tp, sum(fp)::INTEGER AS fp, sum(fn)::INTEGER AS fn, sum(tn)::INTEGER AS tn,
       sum(known)::INTEGER AS known,
       CASE WHEN sum(known) > 0 THEN sum(tp + fn) / sum(known) END AS disagree_stated,
       CASE WHEN sum(known) > 0 THEN sum(tp + fp) / sum(known) END AS disagree_chosen,
       sum(known) / ((SELECT count(*) FROM countries) * (SELECT count(*) FROM topics)
                     * (SELECT count(*) FROM schwartz_values)) AS coverage
FROM country_alignment
GROUP BY model
