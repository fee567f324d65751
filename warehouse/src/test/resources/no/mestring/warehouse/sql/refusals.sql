-- what the door says no to, and how; behind => stands the whole message

-- other statements
insert into area values ('0511') => Line 1, column 1: only queries are accepted (select, with, values), not 'insert'
INSERT INTO area VALUES ('0511') => Line 1, column 1: only queries are accepted (select, with, values), not 'INSERT'
update area set name = 'x' => Line 1, column 1: only queries are accepted (select, with, values), not 'update'
delete from area => Line 1, column 1: only queries are accepted (select, with, values), not 'delete'
merge into area using users on true when matched then delete => Line 1, column 1: only queries are accepted (select, with, values), not 'merge'
copy area to 'area.csv' => Line 1, column 1: only queries are accepted (select, with, values), not 'copy'
attach 'other.db' => Line 1, column 1: only queries are accepted (select, with, values), not 'attach'
pragma version => Line 1, column 1: only queries are accepted (select, with, values), not 'pragma'
set threads = 1 => Line 1, column 1: only queries are accepted (select, with, values), not 'set'
reset threads => Line 1, column 1: only queries are accepted (select, with, values), not 'reset'
install httpfs => Line 1, column 1: only queries are accepted (select, with, values), not 'install'
load httpfs => Line 1, column 1: only queries are accepted (select, with, values), not 'load'
create table x as select 1 => Line 1, column 1: only queries are accepted (select, with, values), not 'create'
drop table area => Line 1, column 1: only queries are accepted (select, with, values), not 'drop'
alter table area add x int => Line 1, column 1: only queries are accepted (select, with, values), not 'alter'
truncate area => Line 1, column 1: only queries are accepted (select, with, values), not 'truncate'
explain select 1 => Line 1, column 1: only queries are accepted (select, with, values), not 'explain'
describe area => Line 1, column 1: only queries are accepted (select, with, values), not 'describe'
describe select 1 => Line 1, column 1: only queries are accepted (select, with, values), not 'describe'
show tables => Line 1, column 1: only queries are accepted (select, with, values), not 'show'
call pragma_version() => Line 1, column 1: only queries are accepted (select, with, values), not 'call'
use stage => Line 1, column 1: only queries are accepted (select, with, values), not 'use'
export database 'x' => Line 1, column 1: only queries are accepted (select, with, values), not 'export'
vacuum => Line 1, column 1: only queries are accepted (select, with, values), not 'vacuum'
begin => Line 1, column 1: only queries are accepted (select, with, values), not 'begin'
from area => Line 1, column 1: only queries are accepted (select, with, values), not 'from'
from area select name => Line 1, column 1: only queries are accepted (select, with, values), not 'from'
(from area) => Line 1, column 2: unexpected 'from'
selct name from area => Line 1, column 1: only queries are accepted (select, with, values), not 'selct'; did you mean select?
/* a comment */ drop table area => Line 1, column 17: only queries are accepted (select, with, values), not 'drop'
with x as (delete from area) select 1 => Line 1, column 12: unexpected 'delete'
select * from (insert into area values (1)) => Line 1, column 16: unexpected 'insert'

-- several statements, or none
select 1; drop table area => Line 1, column 9: one query at a time: nothing may follow ';'
select 1; select 2 => Line 1, column 9: one query at a time: nothing may follow ';'
select 1;; => Line 1, column 9: one query at a time: nothing may follow ';'
; => Line 1, column 1: there is no query
// nothing but a comment => Line 1, column 1: there is no query
/* nothing but a comment */ => Line 1, column 1: there is no query

-- files, settings and the system
select * from read_csv('/etc/passwd') => Line 1, column 15: unknown function 'read_csv'
select * from read_parquet('x') => Line 1, column 15: unknown function 'read_parquet'
select * from table(read_csv('/etc/passwd')) => Line 1, column 21: unknown function 'read_csv'
select * from area, read_text('/etc/passwd') => Line 1, column 21: unknown function 'read_text'
select * from 'file.csv' => Line 1, column 15: unexpected ''file.csv'', expected ( or a name or lateral or table or unnest
select * from "file.csv" => Line 1, column 15: unknown table 'file.csv'; there are: area, users
select * from "/etc/passwd" => Line 1, column 15: unknown table '/etc/passwd'; there are: area, users
select getenv('HOME') => Line 1, column 8: unknown function 'getenv'
select current_setting('threads') => Line 1, column 8: unknown function 'current_setting'
select * from duckdb_settings() => Line 1, column 15: unknown function 'duckdb_settings'
select * from information_schema.tables => Line 1, column 15: unknown table 'information_schema.tables'; there are: area, users
select * from sqlite_master => Line 1, column 15: unknown table 'sqlite_master'; there are: area, users
select * from main.area => Line 1, column 15: unknown table 'main.area'; did you mean area?
select * from stage.area => Line 1, column 15: unknown table 'stage.area'; did you mean area?
select * from state_1.area => Line 1, column 15: unknown table 'state_1.area'; did you mean area?
select current_user, current_date => Line 1, column 8: unknown column 'current_user'
select /*+ x('*/ read_text("/etc/passwd"), /*') */ name from area => Line 1, column 1: neither hints nor 'stream' are supported
select * from area /*+ x */ => Line 1, column 15: 'area /*+ x */' is not supported
select stream name from area => Line 1, column 1: neither hints nor 'stream' are supported
select query('drop table area') => Line 1, column 8: unknown function 'query'
select nextval('x') => Line 1, column 8: unknown function 'nextval'
select {fn now()} => Line 1, column 8: function '{fn now}' is not defined

-- parameters
select * from area where area = ? => Line 1, column 33: unexpected '?': there are no parameters
select * from area where area = :area => Line 1, column 33: unexpected ':'
select * from area where area = $1 => Line 1, column 33: unknown column '$1'; there are: area, founded, level, name, parent

-- tables about persons, one by one
select * from visit => Line 1, column 15: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select count(*) from visit => Line 1, column 22: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select AREA from Visit as v => Line 1, column 18: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select * from "VISIT" => Line 1, column 15: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
table visit => Line 1, column 7: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select v.year from area a join visit v on v.area = a.area => Line 1, column 32: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select name from area where area in (select area from visit) => Line 1, column 55: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select name from area a where exists (select 1 from visit v where v.area = a.area) => Line 1, column 53: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select name from area where exists (table visit) => Line 1, column 43: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select name, (select count(*) from visit) as n from area => Line 1, column 36: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select 1 as one from visit where false => Line 1, column 22: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select area from users union all select area from visit => Line 1, column 51: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select name from area order by (select max(year) from visit) => Line 1, column 55: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select * from (select max(year) as latest from (area a cross join visit v)) as x => Line 1, column 67: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select * from area, lateral (select year from visit) as v => Line 1, column 47: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
with x as (select area, count(*) as n from visit group by area) select sum(n) from x => Line 1, column 44: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
with visit as (select area from visit) select area from visit => Line 1, column 33: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
with visit as (select 1 as x) select x from visit => Line 1, column 45: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select * from (with visit as (select 1 as x) select 1 as y) as a, visit => Line 1, column 67: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select * from on_borders(visit, 2024) => Line 1, column 26: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select area from on_borders("Visit", 2024, 'weight') v => Line 1, column 29: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select name from area where area in (select area from on_borders(visit, 2024)) => Line 1, column 66: table 'visit' is about persons, one by one, and is not read in SQL: counts come from 'mestring build' (table cube), and 'mestring history' says how many rows were loaded
select * from visits => Line 1, column 15: unknown table 'visits'; did you mean visit?
select * from state_1.visit => Line 1, column 15: unknown table 'state_1.visit'; did you mean visit?
select * from "visit on 2024 withhold" => Line 1, column 15: unknown table 'visit on 2024 withhold'; did you mean visit?
select visit.year from area => Line 1, column 8: unknown table 'visit'; there are: area

-- unknown names
select * from areas => Line 1, column 15: unknown table 'areas'; did you mean area?
select * from user => Line 1, column 15: unknown table 'user'; did you mean users?
with members as (select 1 as x) select * from member => Line 1, column 47: unknown table 'member'; did you mean members?
select nam from area => Line 1, column 8: unknown column 'nam'; did you mean name?
select foo from area => Line 1, column 8: unknown column 'foo'; there are: area, founded, level, name, parent
select area.nam from area => Line 1, column 13: unknown column 'nam' of 'area'; did you mean name?
select u.name from area join users u on area.area = u.area => Line 1, column 10: unknown column 'name' of 'u'
select x.persons from users u => Line 1, column 8: unknown table 'x'; did you mean u?
select user.* from users => Line 1, column 15: unexpected 'from', expected (
select persons from area => Line 1, column 8: unknown column 'persons'; there are: area, founded, level, name, parent
select name from area order by nme => Line 1, column 32: unknown column 'nme'; did you mean name?
select name from area group by nme => Line 1, column 32: unknown column 'nme'; did you mean name?
select name from area where exists (select 1 from users where usr = 'x') => Line 1, column 63: unknown column 'usr'; there are: area, founded, level, name, parent, period, persons, sex, year
select lowr(name) from area => Line 1, column 8: unknown function 'lowr'; did you mean lower?
select foo(name) from area => Line 1, column 8: unknown function 'foo'
select median(persons) from users => Line 1, column 8: unknown function 'median'
select count(*) over nope from users => Line 1, column 22: window 'nope' not found
select name as nn from area where nn = 'Dovre' => Line 1, column 35: unknown column 'nn'; there are: area, founded, level, name, parent

-- names that mean two things
select area from area, users => Line 1, column 8: column 'area' is in several tables: name the table, as in area.area
select name from area a, area a => Line 1, column 26: two tables are called 'a': give one another name with 'as'

-- groups and windows
select name, count(*) from area => Line 1, column 8: 'name' is neither in 'group by' nor inside an aggregate such as max
select name, count(*) from area group by parent => Line 1, column 8: 'name' is neither in 'group by' nor inside an aggregate such as max
select level from area group by 7 => Line 1, column 33: ordinal out of range
select sum(persons) from users where sum(persons) > 3 => Line 1, column 38: aggregate expression is illegal in WHERE clause
select sum(sum(persons)) from users => Line 1, column 8: aggregate expressions cannot be nested
select row_number() from users => Line 1, column 8: OVER clause is necessary for window functions
select persons over (order by year) from users => Line 1, column 16: unexpected 'over'
select name from area qualify persons > 1 => Line 1, column 31: unknown column 'persons'; there are: area, founded, level, name, parent

-- text and numbers
select * from users where period = 2013 => Line 1, column 27: text must be compared with text, and numbers with numbers, as in '2013'
select * from users where 2013 = period => Line 1, column 27: text must be compared with text, and numbers with numbers, as in '2013'
select * from users where period <> 2013 or persons > 3 => Line 1, column 27: text must be compared with text, and numbers with numbers, as in '2013'
select * from users where period in (2013, 2014) => Line 1, column 27: text must be compared with text, and numbers with numbers, as in '2013'
select * from users where period between 2013 and 2015 => Line 1, column 27: text must be compared with text, and numbers with numbers, as in '2013'
select * from users where year = '2013' => Line 1, column 27: text must be compared with text, and numbers with numbers, as in 2013
select * from users where year in ('2013', '2014') => Line 1, column 27: text must be compared with text, and numbers with numbers, as in 2013
select * from users where period > year => Line 1, column 27: text must be compared with text, and numbers with numbers
select * from users where period in (select year from users) => Line 1, column 27: text must be compared with text, and numbers with numbers
select * from users join area on area.area = users.persons => Line 1, column 34: text must be compared with text, and numbers with numbers
select period + 1 from users => Line 1, column 8: '+' cannot be used with text and a number
select sum(period) from users => Line 1, column 8: 'sum' cannot be used with text
select length(persons) from users => Line 1, column 8: 'length' cannot be used with a number
select round(period) from users => Line 1, column 8: 'round' cannot be used with text
select coalesce(persons, 'none') from users => Line 1, column 8: the values to choose from must be of one type, all text or all numbers
select case when persons > 3 then persons else 'few' end from users => Line 1, column 8: the values to choose from must be of one type, all text or all numbers
select case period when 2013 then 'x' end from users => Line 1, column 8: text must be compared with text, and numbers with numbers, as in '2013'
select 'persons: ' || persons from users => Line 1, column 8: '||' cannot be used with text and a number
select name from area where name => Line 1, column 29: WHERE clause must be a condition
select not name from area => Line 1, column 8: 'not' cannot be used with text
select name like 3 from area => Line 1, column 8: 'like' cannot be used with text and a number
select founded = 2013 from area => Line 1, column 8: '=' cannot be used with a date and a number
select founded - founded from area => Line 1, column 8: '-' cannot be used with a date
select period from users union select persons from users => Line 1, column 8: type mismatch in column 1 of UNION
select name from area union select name, area from area => Line 1, column 36: column count mismatch in UNION
select (select name, area from area) from area => Line 1, column 8: a query that stands for a value has one column
select * from area where area in (select area, sex from users) => Line 1, column 26: values passed to IN operator must have compatible types

-- unfinished and misplaced
select name from area where name = 'Dovre => Line 1, column 36: the quote that begins here does not end
select "name from area => Line 1, column 8: the quote that begins here does not end
select name /* from area => Line 1, column 13: the comment that begins here does not end
select name from area where => Line 1, column 28: the query ends too early
select name from area where name = => Line 1, column 35: the query ends too early
select name from area order by => Line 1, column 31: the query ends too early
select name from area group => Line 1, column 28: the query ends too early, expected by
select (name from area => Line 1, column 14: unexpected 'from'
select name) from area => Line 1, column 12: unexpected ')'
select name, from area => Line 1, column 14: unexpected 'from'
select from area => Line 1, column 8: unexpected 'from'
select name area from area where level = 'x' and => Line 1, column 49: the query ends too early
select 1 where 1 = 1 => Line 1, column 10: unexpected 'where', which stands once, behind 'from'
select 1 group by 1 => Line 1, column 10: unexpected 'group', which stands once, behind 'from'
select name from area where level = '1' where name = 'Sel' => Line 1, column 41: unexpected 'where', which stands once, behind 'from'
select name from area where name == 'Dovre' => Line 1, column 35: unexpected '='
select name from area where name = “Dovre” => Line 1, column 36: unexpected '“': a text stands between ' and '
select name from area limit many => Line 1, column 29: unexpected 'many', expected a number or all
select name from area limit -1 => Line 1, column 29: unexpected '-', expected a number or all
select distinct on (level) name from area => Line 1, column 17: unexpected 'on'
select name from area where level = = 'x' => Line 1, column 37: unexpected '='
select case when true then 1 from area => Line 1, column 30: unexpected 'from'
select cast(name as) from area => Line 1, column 20: unexpected ')'
select cast(name as text) from area => Line 1, column 21: unknown type 'text'; there are: bigint, boolean, char, date, decimal, double, float, integer, real, smallint, time, timestamp, tinyint, varchar
select cast(name as blob) from area => Line 1, column 21: unknown type 'blob'; there are: bigint, boolean, char, date, decimal, double, float, integer, real, smallint, time, timestamp, tinyint, varchar
select name::json from area => Line 1, column 14: unknown type 'json'; there are: bigint, boolean, char, date, decimal, double, float, integer, real, smallint, time, timestamp, tinyint, varchar
select name[1] from area => Line 1, column 8: 'name[1]' is not supported
select sum(persons from users => Line 1, column 20: unexpected 'from'
select substring(name from area => Line 1, column 32: the query ends too early
select name from area order by name desc nulls => Line 1, column 47: the query ends too early, expected first or last
select date '2020-02-30' => Line 1, column 8: illegal DATE literal '2020-02-30': not in format 'yyyy-MM-dd'
select extract(fortnight from founded) from area => Line 1, column 16: 'fortnight' is not a valid time frame
select 1 union => Line 1, column 15: the query ends too early
select 1 + => Line 1, column 11: the query ends too early

-- what other engines do not have, or mean otherwise
select * from users where persons between symmetric 3 and 1 => Line 1, column 27: 'persons between symmetric 3 and 1' is not supported
select * from area natural join users => Line 1, column 28: 'natural join' is not supported: name the columns, as in using (area)
select * from area left semi join users on area.area = users.area => Line 1, column 30: 'left semi join' is not supported
select * from users tablesample bernoulli(50) => Line 1, column 15: 'users tablesample bernoulli(50)' is not supported
select * from area pivot (count(*) for level in ('county')) => Line 1, column 20: 'pivot (count(*) for level in ('county'))' is not supported
select * from area match_recognize (pattern (a) define a as true) => Line 1, column 20: 'match_recognize (pattern (a) define a as…' is not supported
select name from area where name ~ 'D' => Line 1, column 29: 'name ~ 'D'' is not supported
select name from area where name similar to 'D' => Line 1, column 29: 'name similar to 'D'' is not supported
select floor(founded to year) from area => Line 1, column 8: floor takes 1 argument
select count(distinct area, sex) from users => Line 1, column 8: count takes 1 argument
select lpad(name, 3) from area => Line 1, column 8: lpad takes 3 arguments
select position('e' in name from 2) from area => Line 1, column 8: position takes 2 arguments
select founded + interval '1-2' year to month from area => Line 1, column 33: an interval has one unit and no precision, as in interval '1' day
select x'41' => Line 1, column 8: binary texts are not supported
select multiset[1] => Line 1, column 8: 'multiset[1]' is not supported
select * * exclude (name) from area => Line 1, column 10: unexpected '*'
select persons + 1::double from users => Line 1, column 21: put what '::' is to cast in parentheses, as in a + (b::double)
select - persons::integer from users => Line 1, column 19: put what '::' is to cast in parentheses, as in a + (b::double)
select name, sum(persons) over (order by name groups 1 preceding) from users => Line 1, column 47: unexpected 'groups'
select rank() over (order by persons rows 1 preceding) from users => Line 1, column 38: ROW/RANGE not allowed with RANK, DENSE_RANK, ROW_NUMBER, PERCENTILE_CONT/DISC or LAG/LEAD functions

-- found by garbling
select area = name = parent from area => Line 1, column 8: a condition cannot be compared with text or with a number
select founded is null = 1 from area => Line 1, column 8: a condition cannot be compared with text or with a number
select exists name from area => Line 1, column 8: 'exists name' is not supported
with x as (select * from sqlite_master), sqlite_master as (select 1 as a) select * from x => Line 1, column 26: unknown table 'sqlite_master' in this place
select * from (with users as (select 1 as x) select 1 as y) as a, sqlite_master => Line 1, column 67: unknown table 'sqlite_master'; there are: area, users
select nullif() from area => Line 1, column 8: nullif takes 2 arguments
select percentile_disc(0.5) from users => Line 1, column 1: the query combines what cannot be combined
