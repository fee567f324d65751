create or replace table naive as
select target as area, first as first_year, last as last_year, s as sex, a as age, used as years,
  if(is_none, null, t / used) as numerator, if(is_none, null, n / used) as denominator,
  if(is_none, null, t) as numerator_sum, if(is_none, null, n) as denominator_sum,
  if(has_value, t / n, null) * 1000 as value,
  if(has_value, low(t * share) / (n * share), null) * 1000 as lower,
  if(has_value, high(t * share) / (n * share), null) * 1000 as upper,
  case when is_torn then 'not_collected' when used = 0 then 'missing'
    when n = 0 then 'not_computable' else 'present' end as status,
  if(is_none, null, expected) as expected,
  if(has_value, ratio_each * t, null) * 100 as ratio,
  if(has_value, ratio_each * low(t * share) / share, null) * 100 as ratio_lower,
  if(has_value, ratio_each * high(t * share) / share, null) * 100 as ratio_upper,
  if(has_value, coalesce(direct, adjusted_each * t), null) * 1000 as adjusted,
  if(has_value, coalesce(direct_lower, adjusted_each * low(t * share) / share), null) * 1000 as adjusted_lower,
  if(has_value, coalesce(direct_upper, adjusted_each * high(t * share) / share), null) * 1000 as adjusted_upper,
  norm * 1000 as norm
from (
  select *, is_torn or used = 0 as is_none, coalesce(not is_torn and used > 0 and n > 0, false) as has_value
  from sums left join standardised using (target, first, s, a));
