-- the country's rates by sex and class of age, of the period of reference
create or replace table rates as
select first, sex, clo, t / n as rate from class_sums where target = '0';

create or replace table predicted as
select target, k.first, s, a, sum(rate * n) as expected
from class_sums k join rates r on r.first = {reference} and r.sex = k.sex and r.clo = k.clo
join ages on k.clo >= lo and chi <= hi join sexes on s = 'both' or s = k.sex
group by all;

-- what each of those counted adds to the ratio and to the adjusted value
create or replace table standardised as
with country as (
  select first, s, a, t, n, expected, t / n as rate
  from sums join predicted using (target, first, s, a) where target = '0')
select k.target, k.first, k.s, k.a, p.expected,
  z.expected / nullif(z.t, 0) / nullif(p.expected, 0) as ratio_each,
  f.rate / nullif(p.expected, 0) as adjusted_each,
  if({reference} = k.first, z.rate, f.rate * z.t / nullif(z.expected, 0)) as norm,
  null::double as direct, null::double as direct_lower, null::double as direct_upper
from sums k left join predicted p using (target, first, s, a)
left join country z on z.first = k.first and z.s = k.s and z.a = k.a
left join country f on f.first = {reference} and f.s = k.s and f.a = k.a;
