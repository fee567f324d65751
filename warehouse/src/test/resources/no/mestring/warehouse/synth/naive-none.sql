create or replace table standardised as
select target, first, s, a, null::double as expected, null::double as ratio_each,
  null::double as adjusted_each, null::double as norm, null::double as direct,
  null::double as direct_lower, null::double as direct_upper
from sums;
