-- those at risk by age on 1 January, which is a year less than the year less the year of birth
create or replace table at_risk as
select area, year, sex, {band} as age, a, sum(persons) filter (old + 1 between lo and hi) as n, sum(persons) as all_n
from (
  select *, cast(regexp_extract(age, '^[0-9]+') as integer) as old from '{folder}/population.parquet'),
  (values {ages}) r(a, lo, hi)
group by all;

-- moved: what moves within the year add to those found under the municipality's code; of the ages
-- that a group has of a band as many as it has of the country's people
create or replace table chances as
select year, area, sex, age, a, coalesce(n, 0) as n, t.per_1000 / 1000 as p,
  (recorded - persons * t.per_1000 / 1000) * inside as moved
from read_csv('{folder}/truth.csv', types = {'area': 'VARCHAR', 'code_group': 'VARCHAR'}) t
join (
  select year, sex, age, a, sum(n) / nullif(sum(all_n), 0) as inside from at_risk group by all)
  using (year, sex, age)
left join at_risk using (area, year, sex, age, a)
where event_table = '{table}' and code_group = '{group}' and inside > 0;

-- {more}: how many events there are beside the first of one who has any, a Poisson number
create or replace table true_cells as
select '0' as area, year, sex, a, sum(n * p) * (1 + {more}) as mean,
  sum(n * p * ({more} + (1 + {more}) ^ 2 - p * (1 + {more}) ^ 2)) as variance
from chances group by all
union all
select area, year, 'both', a, sum(n * p + moved) * (1 + {more}),
  sum((n * p + moved) * ({more} + (1 + {more}) ^ 2 - p * (1 + {more}) ^ 2))
from chances group by all;
