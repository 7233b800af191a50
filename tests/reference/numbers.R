# Reference values for means and medians of stated numbers, from R.
#
# Run from this folder: Rscript numbers.R
# Needs R 4.2 or later with the packages jsonlite and survey. Writes numbers.json, against
# which tests/statistics/test_numbers.py compares.

suppressPackageStartupMessages({
  library(jsonlite)
  library(survey)
})
set.seed(2010)

finite <- function(x) lapply(unname(x), function(v) if (is.infinite(v)) NULL else as.numeric(v))

ages <- list(
  a = c(23, 31, 35, 35, 38, 41, 44, 47, 52, 58, 61),
  b = c(19, 22, 22, 25, 29, 30, 33, 33, 36, 40, 44, 45, 51),
  c = c(45, 48, 50, 52, 55, 57, 60, 60, 62, 63, 66, 70)
)
minutes <- list(
  a = c(12.5, 3, 7.5, 44, 18, 21.5, 9, 30, 30, 65),
  b = c(2, 4.5, 8, 8, 9.5, 11, 16, 12, 20.5, 14, 25, 6)
)
populations <- list(ages = list(a = 30, b = 16, c = 12), minutes = list(a = 200, b = 41))

one_mean <- function(x, N) {
  if (is.null(N)) {
    test <- t.test(x)
    return(list(estimate = mean(x), limits = finite(test$conf.int)))
  }
  # survey has its own standard error of a finite list; t with n - 1 as t.test has it.
  design <- svydesign(ids = ~1, data = data.frame(x = x, N = N), fpc = ~N)
  found <- svymean(~x, design)
  list(estimate = mean(x), limits = finite(confint(found, df = degf(design))))
}

# Limits of a median: each rank is kept for which missing the median is rare enough.
one_median <- function(x, N) {
  n <- length(x)
  x <- sort(x)
  rank <- 0
  for (r in seq_len(n %/% 2)) {
    # the median of all lies below the r-th answer: fewer than r answers are at or below it
    missed <- if (is.null(N)) sum(dbinom(0:(r - 1), n, 0.5))
              else sum(dhyper(0:(r - 1), ceiling(N / 2), N - ceiling(N / 2), n))
    if (missed <= 0.025) rank <- r
  }
  limits <- if (!is.null(N) && N == n) rep(median(x), 2) else
    if (rank == 0) c(Inf, Inf) else c(x[rank], x[n + 1 - rank])
  list(estimate = median(x), limits = finite(limits), rank = rank,
       quartiles = finite(quantile(x, c(0.25, 0.5, 0.75), type = 2)))
}

compared <- function(groups, sizes) {
  data <- data.frame(x = unlist(groups), g = factor(rep(names(groups), lengths(groups))))
  # Two groups: every grouping is listed. More: groupings are drawn.
  between <- function(x) sum(rowsum(x, data$g)^2 / lengths(groups))
  p <- if (length(groups) == 2) {
    sums <- combn(data$x, length(groups[[1]]), sum)
    expected <- mean(data$x) * length(groups[[1]])
    mean(abs(sums - expected) >= abs(sum(groups[[1]]) - expected) - 1e-9)
  } else mean(replicate(200000, between(sample(data$x))) >= between(data$x) - 1e-9)
  means <- sapply(groups, mean)
  ends <- c(which.max(means), which.min(means))
  howell <- function(fpc) {
    v <- sapply(ends, function(i) {
      x <- groups[[i]]
      var(x) / length(x) * (if (fpc) 1 - length(x) / sizes[[i]] else 1)
    })
    df <- sum(v)^2 / sum(v^2 / (lengths(groups)[ends] - 1))
    if (sum(v) == 0) return(rep(diff(rev(means[ends])), 2))
    half <- qtukey(0.95, length(groups), df) * sqrt(sum(v) / 2)
    means[ends[1]] - means[ends[2]] + c(-half, half)
  }
  data$N <- unlist(sizes)[as.character(data$g)]
  design <- svydesign(ids = ~1, strata = ~g, data = data, fpc = ~N)
  whole <- svymean(~x, design)
  stratified <- lapply(names(groups), function(g) {
    x <- groups[[g]]
    (sizes[[g]] / sum(unlist(sizes)))^2 * var(x) / length(x) * (1 - length(x) / sizes[[g]])
  })
  v <- unlist(stratified)
  df <- sum(v)^2 / sum(v^2 / (lengths(groups) - 1))
  list(
    f = summary(aov(x ~ g, data))[[1]][["F value"]][1],
    p = p,
    first = unname(ends[1]) - 1, second = unname(ends[2]) - 1,
    difference = unname(means[ends[1]] - means[ends[2]]),
    limits = finite(howell(FALSE)), limits_finite = finite(howell(TRUE)),
    welch = if (length(groups) == 2)
      finite(t.test(groups[[ends[1]]], groups[[ends[2]]])$conf.int) else NULL,
    total = as.numeric(coef(whole)), error = as.numeric(SE(whole)),
    total_limits = finite(as.numeric(coef(whole)) + c(-1, 1) * qt(0.975, df) * sqrt(sum(v)))
  )
}

described <- function(groups, sizes) list(
  groups = groups, populations = sizes,
  means = lapply(names(groups), function(g) one_mean(groups[[g]], NULL)),
  means_finite = lapply(names(groups), function(g) one_mean(groups[[g]], sizes[[g]])),
  medians = lapply(names(groups), function(g) one_median(groups[[g]], NULL)),
  medians_finite = lapply(names(groups), function(g) one_median(groups[[g]], sizes[[g]])),
  compared = compared(groups, sizes)
)

writeLines(
  toJSON(list(
    r = R.version.string,
    cases = list(
      ages = described(ages, populations$ages),
      ages_of_two = described(ages[c("a", "b")], populations$ages[c("a", "b")]),
      minutes = described(minutes, populations$minutes)
    )
  ), auto_unbox = TRUE, digits = I(17), null = "null", pretty = 1),
  "numbers.json"
)
