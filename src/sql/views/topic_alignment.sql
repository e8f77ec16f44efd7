-- A topic's alignment rate is the mean over the countries; the rest as in country_alignment.
SELECT model, topic, avg(alignment_rate) AS alignment_rate,
       avg(chance_rate) AS chance_rate, avg(highest_rate) AS highest_rate,
       accuracy(sum(tp), sum(fp), sum(fn), sum(tn)) AS accuracy,
       cohen_kappa(sum(tp), sum(fp), sum(fn), sum(tn)) AS kappa,
       mcc(sum(tp), sum(fp), sum(fn), sum(tn)) AS mcc,
       sum(tp)::INTEGER AS tp, sum(fp)::INTEGER AS fp, sum(fn)::INTEGER AS fn, sum(tn)::INTEGER AS tn,
       sum(known)::INTEGER AS known,
       sum(known) / ((SELECT count(*) FROM countries) * (SELECT count(*) FROM schwartz_values)) AS coverage
FROM scenario_alignment
GROUP BY model, topic
