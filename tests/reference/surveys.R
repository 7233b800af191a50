# Reference values for the comparison of surveys (appendix K), from R.
#
# Run from this folder: Rscript surveys.R
# Needs R 4.2 or later with the package jsonlite. Writes surveys.json, against which
# tests/surveys/test_survey_comparison.py and tests/statistics/test_funnel.py compare.

suppressPackageStartupMessages(library(jsonlite))

# ---- funnel limits (Spiegelhalter 2005, appendix A.1.1) ------------------------------------------

limit <- function(target, n, p) {
  r <- qbinom(p, n, target)
  alpha <- (pbinom(r, n, target) - p) / dbinom(r, n, target)
  min(1, max(0, (r - alpha) / n))
}
cases <- expand.grid(target = c(0.02, 0.19, 0.5, 0.87), n = c(1, 4, 17, 164, 900), level = c(0.95, 0.998))
funnel <- lapply(seq_len(nrow(cases)), function(i) {
  with(cases[i, ], list(
    target = target, n = n, level = level,
    low = limit(target, n, (1 - level) / 2), high = limit(target, n, 1 - (1 - level) / 2)
  ))
})

# ---- two questions in three sectors of two surveys -----------------------------------------------
# One line a sector: yes and answers here, yes and answers there.

questions <- list(
  known = rbind(c(8, 30, 20, 31), c(15, 57, 30, 60), c(9, 40, 22, 38)),
  alike = rbind(c(12, 28, 12, 30), c(30, 57, 28, 58), c(20, 40, 22, 41))
)
fisher <- lapply(questions, function(q) apply(q, 1, function(x)
  fisher.test(rbind(c(x[1], x[2] - x[1]), c(x[3], x[4] - x[3])))$p.value))
within <- lapply(questions, function(q) {
  tables <- array(apply(q, 1, function(x) c(x[1], x[3], x[2] - x[1], x[4] - x[3])), c(2, 2, nrow(q)))
  test <- mantelhaen.test(tables, exact = TRUE)
  list(p = test$p.value, odds_ratio = unname(test$estimate))
})
# Standardised difference with a large-sample interval, for lists a thousand times as large.
weights <- c(35, 94, 50)
standard <- lapply(questions, function(q) {
  w <- weights / sum(weights)
  here <- q[, 1] / q[, 2]
  there <- q[, 3] / q[, 4]
  error <- sqrt(sum(w^2 * (here * (1 - here) / q[, 2] + there * (1 - there) / q[, 4]) / 1000))
  value <- sum(w * (here - there))
  list(value = value, low = value - qnorm(0.975) * error, high = value + qnorm(0.975) * error)
})
write_json(
  list(
    funnel = funnel,
    questions = lapply(questions, function(q) lapply(seq_len(nrow(q)), function(i) q[i, ])),
    weights = weights,
    fisher = fisher,
    fisher_adjusted = unname(p.adjust(unlist(fisher), "holm")),
    within = within,
    within_adjusted = unname(p.adjust(sapply(within, function(x) x$p), "holm")),
    standard = standard
  ),
  "surveys.json", auto_unbox = TRUE, digits = NA, pretty = TRUE
)
