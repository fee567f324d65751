-- in_area: target, year, code: the codes of a year that lie wholly in an area
-- torn: target, year, code, alone: codes of a year that lie partly in an area; alone if that is one municipality
create table in_area as {inArea};
create table torn as {torn};

create table inhabitants as
select target, year, sex, cast(regexp_extract(age, '^[0-9]+') as integer) as old, sum(persons) as n
from '{folder}/population.parquet' p join in_area i using (year)
where p.area = i.code and (target, year) not in (select (target, year) from torn) and {population}
group by all;

-- the mean of the counts on both sides of the year
create table mean_inhabitants as
select target, b.year as y, sex, old, (b.n + e.n) / 2.0 as n
from inhabitants b join inhabitants e using (target, sex, old)
where e.year = b.year + 1;
