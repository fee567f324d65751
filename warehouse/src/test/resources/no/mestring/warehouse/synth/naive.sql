create or replace table ages as from (values {ages}) a(a, lo, hi);
create or replace table classes as from (values {classes}) c(clo, chi, weight);
create or replace table aged as
select old, a from ages, range(0, 150) o(old) where old between lo and hi;
create or replace table classed as
select old, clo, chi, weight from classes, range(0, 150) o(old) where old between clo and chi;
create or replace table sexes as from (values ('female'), ('male'), ('both')) s(s);

create or replace table events as
select person, y, e.sex, y - birth_year as old, target
from (select *, year({date}) as y from '{folder}/{table}.parquet' where {codes}) e
join in_area i on i.year = y and i.code = e.area;

-- the years that the register ran in, and which areas can be counted then: a municipality cannot if somebody in a torn
-- code had an event of any kind
create or replace table lost as
select distinct target, year as y from torn join '{own}/{table}.parquet' e on e.area = torn.code and year({date}) = year
where alone;

create or replace table years as
select target, y, (target, y) in (select (target, y) from lost) as is_torn,
  exists (from mean_inhabitants m where m.target = d.target and m.y = r.y) as has_people
from (select distinct target from in_area) d,
  (select distinct year({date}) as y from '{folder}/{table}.parquet') r;

create or replace table periods as
select distinct y as first, y + {years} - 1 as last from years
where y + {years} - 1 <= (select max(y) from years);

create or replace table counted as
select target, y, s, a, {what} as t
from events join sexes on s = 'both' or s = sex join aged using (old)
group by all;

create or replace table people as
select target, y, s, a, sum(n) as n
from mean_inhabitants join sexes on s = 'both' or s = sex join aged using (old)
group by all;

-- numerator and denominator of a year go together
create or replace table sums as
select target, first, last, s, a, bool_or(is_torn) as is_torn,
  count(*) filter (has_people and not is_torn) as used,
  sum(coalesce(t, 0)) filter (has_people and not is_torn) as t,
  sum(n) filter (has_people and not is_torn) as n,
  {share} as share
from years join periods on y between first and last cross join sexes cross join ages
left join counted using (target, y, s, a) left join people using (target, y, s, a)
group by all;

-- the same by sex and class of age
create or replace table class_counted as
select target, y, sex, clo, {what} as t from events join classed using (old)
group by all;

create or replace table class_sums as
select u.target, first, k.sex, k.clo, chi, weight, sum(coalesce(t, 0)) as t, sum(n) as n
from years u join periods on u.y between first and last
join (
  select target, y, sex, clo, chi, weight, sum(n) as n
  from mean_inhabitants join classed using (old) group by all) k
  on k.target = u.target and k.y = u.y
left join class_counted c on c.target = u.target and c.y = u.y and c.sex = k.sex and c.clo = k.clo
where has_people and not is_torn
group by all;
