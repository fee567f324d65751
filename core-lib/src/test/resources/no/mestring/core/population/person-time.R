# The triangles of the first year of person-time.py by Epi 2.47 (R 4.2.2), ages that have both neighbours.
# Rscript person-time.R prints, for COMPLETED_AGE at ages 1 to 5 in 2020 and in 2021, what stands in
# person-time.csv.
library(Epi)
n <- rbind(c(30, 32, 31, 35, 29, 20, 8), c(28, 31, 33, 30, 34, 27, 15), c(29, 27, 30, 33, 31, 32, 30))
d <- data.frame(A = rep(0:6, each = 3), P = rep(2020:2022, 7), N = as.vector(n))
y <- N2Y(A, P, N, data = d, return.dfr = FALSE)
print(apply(y, c(1, 2), sum)[2:6, ], digits = 15)
# the cohort: before the birthday at one age, after it at the next
print(t(sapply(1:5, function(a) y[a, , "up"] + y[a + 1, , "lo"])), digits = 15)
