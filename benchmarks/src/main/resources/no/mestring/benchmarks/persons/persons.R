# Rscript persons.R FILE THREADS ROUNDS: reads, then counts distinct persons; prints what it took and the answer
suppressPackageStartupMessages(library(data.table))
args <- commandArgs(TRUE)
setDTthreads(as.integer(args[2]))
reading <- system.time(
  rows <- fread(args[1], colClasses = list(factor = c("code", "area", "sex"))))[["elapsed"]]
cat(sprintf("reading %.3f\n", reading))
for (round in seq_len(as.integer(args[3]))) {
  counting <- system.time({
    group <- c(N05A = 0L, N05B = 1L, N05C = 2L, N06A = 3L)[substr(levels(rows$code), 1, 4)]
    group[startsWith(levels(rows$code), "N06BA")] <- 4L
    rows[, code_group := group[as.integer(code)]]
    rows[, age := pmin((year - birth_year) %/% 5L, 18L)]
    keys <- c("area", "year", "code_group", "sex", "age")
    once <- unique(rows[!is.na(code_group), c(keys, "person"), with = FALSE])
    counts <- once[, .N, by = keys]
  })[["elapsed"]]
  cat(sprintf("counting %.3f\n", counting))
}
cat(sprintf("answer %d %.0f\n", nrow(counts), sum(counts$N)))
