-- Courses as plain SQL makes them of a package's file with the codes of 2024: from an application to
-- the next, each step's day.
create table step_taken as
  select person, step, happened_on as day, area, sex, birth_year
  from '{folder}/pathway_event.parquet';
create table last_day as select max(day) as until from step_taken;
create table application as
  select person, area, sex, birth_year, day as applied,
    lead(day) over (partition by person order by day) as again,
    row_number() over (partition by person order by day) as nth
  from step_taken where step = 'application';
create table course as
  select a.*,
    max(s.day) filter (s.step = 'decision') as decided,
    max(s.day) filter (s.step = 'service_start') as started,
    max(s.day) filter (s.step = 'withdrawn') as withdrawn,
    max(s.day) filter (s.step = 'moved') as moved,
    max(s.day) filter (s.step = 'died') as died,
    max(s.day) filter (s.step = 'closed') as closed,
    max(s.day) as last_step,
    string_agg(s.step, ' > ' order by s.day,
      list_position(['application', 'decision', 'service_start', 'withdrawn', 'moved', 'died', 'closed'], s.step))
      as steps
  from application a
  join step_taken s on s.person = a.person and s.day >= applied and (again is null or s.day < again)
  group by all;
