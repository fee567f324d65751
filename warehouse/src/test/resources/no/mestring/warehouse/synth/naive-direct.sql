-- Dobson, Kuulasmaa, Eberle and Scherer, Statistics in Medicine 10 (1991), pages 457-462; events as
-- Poisson numbers; nothing below ten events, or where a class has no people
create or replace table standardised as
with weighted as (
  select k.target, k.first, s, a, share, clo, weight, share * sum(c.t) as t, share * sum(c.n) as n
  from sums k join ages using (a) join class_sums c on c.target = k.target and c.first = k.first
  where clo >= lo and chi <= hi and (s = 'both' or s = sex)
  group by k.target, k.first, s, a, share, clo, weight),
rates as (
  select target, first, s, a, sum(t) as o, sum(weight * t / nullif(n, 0)) / sum(weight) as rate,
    sqrt(sum((weight / nullif(n, 0)) ^ 2 * t)) / sum(weight) / sqrt(sum(t)) as stretch
  from weighted group by target, first, s, a having min(n) > 0 and sum(t) >= 10)
select target, first, s, a, null::double as expected, null::double as ratio_each,
  null::double as adjusted_each, null::double as norm, rate as direct,
  if(rate is null, null, greatest(0, rate + stretch * (low(o) - o))) as direct_lower,
  rate + stretch * (high(o) - o) as direct_upper
from sums left join rates using (target, first, s, a);
