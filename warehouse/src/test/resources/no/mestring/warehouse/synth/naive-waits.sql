-- Figures of courses as plain SQL makes them, over the tables of naive-courses.sql.

-- Easter by the rule of Gauss (1800, 1816) as it holds from 1982 to 2048.
create table workday as
  with easter as (
    select y, make_date(y, 3, 22) + ((19 * (y % 19) + 24) % 30
      + (2 * (y % 4) + 4 * (y % 7) + 6 * ((19 * (y % 19) + 24) % 30) + 5) % 7)::int as sunday
    from range(2010, 2030) r(y)),
  holiday as (
    select sunday + unnest([-3, -2, 0, 1, 39, 49, 50]) as day from easter
    union all
    select unnest([make_date(y, 1, 1), make_date(y, 5, 1), make_date(y, 5, 17), make_date(y, 12, 25),
      make_date(y, 12, 26)]) from easter)
  select day, row_number() over (order by day) as nth
  from (select unnest(range(date '2010-01-01', date '2029-12-31', interval 1 day))::date as day)
  where isodow(day) <= 5 and day not in (from holiday);
create table ten_days as
  select d.day, w.day as last
  from (select day, (select count(*) from workday w where w.day <= d.day) as before
    from (select distinct decided as day from course where decided is not null) d) d
  join workday w on w.nth = d.before + 10;

create table waited as
  with w as (
    select 'decision' as wait, *, applied as since, decided as reached,
      (applied + interval 1 month)::date as lim from course
    union all
    select 'start_after_decision', c.*, decided, started, t.last from course c join ten_days t on t.day = decided
    union all
    select 'service_start', *, applied, started, applied + 60 from course)
  select wait, person, applied, area, sex, since, year(since) as year,
    case when year(since) - birth_year < 18 then '0-17' when year(since) - birth_year < 67 then '18-66'
      else '67+' end as age,
    case when reached is not null then 'started' when coalesce(withdrawn, closed) is not null then 'withdrawn'
      when moved is not null then 'moved' when died is not null then 'died' else 'waiting' end as outcome,
    reached is null and again is not null and coalesce(withdrawn, closed, moved, died) is null as lapsed,
    case when reached is not null then reached
      when coalesce(withdrawn, closed, moved, died, again) is not null then last_step else until end as ended,
    ended - since as days, ended > lim as late, lim
  from w, last_day;

-- Nobody can say which courses of a divided municipality were those of a part of it: there are no
-- figures of the parts for years in which it has events, and what began there is in none of later years.
create table own_step as
  select person, happened_on as day, area as code, year(day) as year, step from '{own}/pathway_event.parquet';
create table torn_code as from ({torn});
create table torn_year as
  select distinct target, year from torn_code where (code, year) in (select distinct code, year from own_step);
create table lies_in as
  select distinct area as code, unnest([area, left(area, 2), '0']) as target from course
  union all select code, 'dal' from (select unnest([{region}]) as code);
create table began as
  select t.target, c.* from (
    select *, year(applied) as year,
      case when year(applied) - birth_year < 18 then '0-17' when year(applied) - birth_year < 67 then '18-66'
        else '67+' end as age from course) c
  join lies_in t on t.code = c.area
  where not exists (from torn_year x where x.target = t.target and x.year = c.year);
create table waited_in as
  select t.target, w.* from waited w join lies_in t on t.code = w.area
  join own_step o on o.person = w.person and o.day = w.applied and o.step = 'application'
  where not exists (from torn_year x where x.target = t.target and x.year = w.year)
    and not exists (from torn_code x where x.target = t.target and x.year = o.year and x.code = o.code);
create table covered as
  select target, year from (select distinct target from began), (select distinct year(applied) as year from course)
  where (target, year) not in (from torn_year);
create table whole as
  select target, min(year) as first_year, max(year) as last_year, count(*) as years from covered
  group by all having last_year - first_year = years - 1;
create table spans as
  select target, year as first_year, year as last_year, year::varchar as period from covered
  union all
  select target, first_year, last_year, first_year || '-' || last_year from whole where years > 1;
create table groups as
  select * from (select unnest(['female', 'male', 'both']) as sex), (select unnest(['0-17', '18-66', '67+', '0+']) as age);

create table naive_time as
  select k.wait, p.target as area, p.period, g.sex, g.age, count(w.since) as began,
    count(*) filter (outcome = 'started') as started, count(*) filter (outcome = 'waiting') as waiting,
    count(*) filter (outcome = 'withdrawn') as withdrawn, count(*) filter (outcome = 'moved') as moved,
    count(*) filter (outcome = 'died') as died,
    avg(days) filter (outcome = 'started') as mean_days, median(days) filter (outcome = 'started') as median_days,
    avg(days) filter (outcome = 'waiting') as waiting_mean_days,
    count(*) filter (not late and outcome = 'started') as kept, count(*) filter (late) as broken,
    count(*) filter (late and lim < u.until) as broken_due,
    count(*) filter (not late and outcome = 'waiting') as pending,
    count(*) filter (not late and outcome in ('withdrawn', 'moved', 'died')) as not_applicable,
    -- of limits that end later the kept are known first
    count(*) filter ((late or outcome = 'started') and lim < u.until) as due, due - broken_due as kept_due,
    100 * kept_due / nullif(due, 0) as kept_percent, any_value(u.until) as until
  from spans p, groups g, (select unnest(['decision', 'service_start', 'start_after_decision']) as wait) k, last_day u
  left join waited_in w on w.target = p.target and w.wait = k.wait and w.year between p.first_year and p.last_year
    and g.sex in (w.sex, 'both') and g.age in (w.age, '0+')
  group by all;

-- Kaplan and Meier, and Aalen and Johansen: whoever ends on a day still waited on it.
create table ending as
  with a as (
    select k.wait, p.target, p.period, w.days, w.outcome
    from spans p join waited_in w on w.target = p.target and w.year between p.first_year and p.last_year
    join (select distinct wait from waited) k using (wait)),
  d as (
    select wait, target, period, days, count(*) as persons, count(*) filter (outcome <> 'waiting') as ended,
      count(*) filter (outcome = 'started') as s, count(*) filter (outcome = 'withdrawn') as w,
      count(*) filter (outcome = 'moved') as m, count(*) filter (outcome = 'died') as d
    from a group by all),
  r as (
    select *, sum(persons) over (partition by wait, target, period order by days desc) as at_risk from d),
  q as (
    select *, product(1 - ended / at_risk) over (partition by wait, target, period order by days) as still
    from r),
  b as (
    select *, coalesce(lag(still) over (partition by wait, target, period order by days), 1) as before from q)
  select wait, target, period, days, still,
    sum(before * s / at_risk) over o as started, sum(before * w / at_risk) over o as withdrawn,
    sum(before * m / at_risk) over o as moved, sum(before * d / at_risk) over o as died,
    max(days) over (partition by wait, target, period) as longest,
    last_value(still) over (partition by wait, target, period order by days
      rows between unbounded preceding and unbounded following) as rest
  from b window o as (partition by wait, target, period order by days);
create table naive_curve as
  with g as (
    select distinct wait, target, period, longest, rest from ending),
  known as (
    select * from g, (select unnest([0, 7, 14, 21, 30, 60, 90, 180, 365]) as days)
    where not (days > longest and rest > 1e-12))
  select k.wait, k.target as area, k.period, k.days, 100 * coalesce(e.still, 1) as waiting,
    100 * coalesce(e.started, 0) as started, 100 * coalesce(e.withdrawn, 0) as withdrawn,
    100 * coalesce(e.moved, 0) as moved, 100 * coalesce(e.died, 0) as died
  from known k asof left join ending e
    on e.wait = k.wait and e.target = k.target and e.period = k.period and e.days <= k.days;

create table naive_list as
  with months as (
    select w.target, last_day(make_date(y, m, 1)) as day from whole w, range(2010, 2030) a(y), range(1, 13) b(m), last_day
    where y between first_year and last_year and last_day(make_date(y, m, 1)) <= until)
  select k.wait, m.target as area, m.day,
    count(*) filter (since between date_trunc('month', day) and day) as began,
    count(*) filter (outcome = 'started' and ended between date_trunc('month', day) and day) as started,
    count(*) filter (outcome in ('withdrawn', 'moved', 'died') and ended between date_trunc('month', day) and day)
      as left_list,
    count(*) filter (lapsed and ended + 1 between date_trunc('month', day) and day) as lapsed,
    count(*) filter (since <= day and (ended > day or (outcome = 'waiting' and ended = day))) as waiting,
    count(*) filter (since <= day and (ended > day or (outcome = 'waiting' and ended = day)) and day > lim) as over_limit,
    avg(day - since) filter (since <= day and (ended > day or (outcome = 'waiting' and ended = day))) as mean_days
  from months m cross join (select distinct wait from waited) k
  left join (select w.* from waited_in w join covered c on c.target = w.target and c.year = w.year) w
    on w.target = m.target and w.wait = k.wait
  group by all;

create table naive_count as
  select p.target as area, p.period, g.sex, g.age, count(b.person) as courses, count(*) filter (nth > 1) as repeated
  from spans p cross join groups g
  left join began b on b.target = p.target and b.year between first_year and last_year
    and g.sex in (b.sex, 'both') and g.age in (b.age, '0+')
  group by all;
create table naive_end as
  select p.target as area, p.period,
    case when coalesce(withdrawn, closed) is not null then 'withdrawn' when moved is not null then 'moved'
      when died is not null then 'died' when again is not null then 'lapsed' else 'waiting' end as course_end,
    count(*) as courses
  from spans p join began b on b.target = p.target and b.year between first_year and last_year group by all;
create table naive_variant as
  select p.target as area, p.period, steps, count(*) as courses
  from spans p join began b on b.target = p.target and b.year between first_year and last_year group by all;
create table naive_transition as
  select area, period, s[i] as from_step, s[i + 1] as to_step, sum(courses)::bigint as times
  from (select *, string_split(steps, ' > ') as s, unnest(range(1, len(string_split(steps, ' > ')))) as i from naive_variant)
  group by all;
