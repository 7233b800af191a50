# Reference values for the statistics of the report, from R.
#
# Run from this folder: Rscript reference.R
# Needs R 4.2 or later with the packages coin, jsonlite and survey.
# Writes reference.json, against which tests/statistics/test_reference.py compares.
#
# Where base R or a package has the statistic, it computes it. Where none has, the definition is
# evaluated here in another way than the project does: by listing every table, by a dominance
# matrix of respondents, by complex-step derivatives, by bisection.

suppressPackageStartupMessages({
  library(coin)
  library(jsonlite)
  library(survey)
})
set.seed(2010)

number <- function(x) if (is.null(x) || is.na(x)) NULL else if (is.infinite(x)) "inf" else as.numeric(x)
limits <- function(x) list(number(x[1]), number(x[2]))
rows <- function(table) lapply(seq_len(nrow(table)), function(i) as.list(as.integer(table[i, ])))

# ---- tables of groups by levels -----------------------------------------------------------------

slide13_actors <- rbind(
  c(2, 0), c(0, 0), c(3, 0), c(3, 0), c(6, 1), c(1, 0), c(0, 1), c(1, 0),
  c(1, 3), c(4, 1), c(22, 0), c(1, 0), c(0, 0), c(2, 0)
)
slide13_sectors <- rbind(c(8, 0), c(8, 2), c(27, 4), c(3, 0))

tables <- list(
  slide_13_sectors = slide13_sectors,
  slide_13_actors = slide13_actors,
  slide_13_transposed = t(slide13_sectors),
  empty_row = rbind(c(3, 5, 2), c(0, 0, 0), c(6, 1, 1)),
  empty_column = rbind(c(3, 0, 2), c(4, 0, 9), c(1, 0, 6)),
  empty_row_and_column = rbind(c(3, 0, 2), c(0, 0, 0), c(1, 0, 6)),
  one_respondent_in_a_sector = rbind(c(10, 12, 8), c(0, 1, 0), c(4, 9, 20)),
  two_sectors_of_one = rbind(c(1, 0), c(0, 1), c(5, 6)),
  all_equal_answers = rbind(c(0, 12, 0), c(0, 30, 0), c(0, 7, 0)),
  one_sector_answered = rbind(c(4, 5, 6), c(0, 0, 0)),
  nobody_answered = rbind(c(0, 0), c(0, 0)),
  exactly_even = rbind(c(5, 5), c(5, 5)),
  complete = rbind(c(9, 0), c(0, 9)),
  complete_three = rbind(c(6, 0, 0), c(0, 7, 0), c(0, 0, 5)),
  tea_tasting = rbind(c(3, 1), c(1, 3)),
  rare_answer = rbind(c(29, 1), c(57, 0), c(38, 2), c(37, 0)),
  full_response_yes_no = rbind(c(21, 9), c(30, 27), c(28, 12), c(14, 23)),
  full_response_three = rbind(c(12, 10, 8), c(15, 30, 12), c(8, 20, 12), c(20, 10, 7)),
  strongly_ordered = rbind(c(12, 6, 2, 0), c(1, 4, 8, 9)),
  reversed_order = rbind(c(1, 2, 9), c(3, 8, 2), c(10, 3, 1)),
  ties_everywhere = rbind(c(20, 1), c(19, 2), c(20, 0)),
  large_five_levels = rbind(c(10, 5, 5, 5, 5), c(15, 30, 6, 3, 3), c(8, 20, 6, 3, 3), c(20, 10, 3, 2, 2))
)
random_shapes <- rbind(
  c(2, 2, 12), c(2, 3, 20), c(2, 4, 25), c(2, 5, 30), c(2, 2, 97), c(2, 3, 97), c(2, 4, 87),
  c(3, 2, 14), c(3, 2, 60), c(3, 3, 12), c(3, 3, 25), c(3, 3, 60), c(3, 4, 15), c(3, 4, 22),
  c(4, 2, 16), c(4, 2, 164), c(4, 3, 14), c(4, 3, 60), c(4, 3, 164), c(4, 4, 18), c(5, 2, 15),
  c(5, 2, 40), c(5, 3, 14), c(6, 2, 16), c(2, 6, 20), c(4, 4, 164), c(4, 5, 150), c(14, 2, 90)
)
for (i in seq_len(nrow(random_shapes))) {
  shape <- random_shapes[i, ]
  skew <- outer(seq(1, 2, length.out = shape[1]), seq(1, 0.3, length.out = shape[2]), `^`)
  tables[[sprintf("random_%02d", i)]] <-
    matrix(rmultinom(1, shape[3], skew), nrow = shape[1])
}

trim <- function(table) table[rowSums(table) > 0, colSums(table) > 0, drop = FALSE]

# Every table with the margins of `table`, or NULL if there are more than `most`.
all_tables <- function(table, most = 15000) {
  columns <- colSums(table)
  partial <- list(list(cells = NULL, left = columns))
  for (total in rowSums(table)) {
    grown <- list()
    for (state in partial) {
      fillings <- as.matrix(expand.grid(lapply(head(state$left, -1), function(m) 0:min(m, total))))
      last <- total - rowSums(fillings)
      fillings <- cbind(fillings, last)[last >= 0 & last <= tail(state$left, 1), , drop = FALSE]
      for (k in seq_len(nrow(fillings))) {
        grown[[length(grown) + 1]] <-
          list(cells = rbind(state$cells, fillings[k, ]), left = state$left - fillings[k, ])
      }
      if (length(grown) > most) return(NULL)
    }
    partial <- grown
  }
  lapply(Filter(function(state) all(state$left == 0), partial), function(state) state$cells)
}

log_probability <- function(cells) {
  sum(lfactorial(rowSums(cells))) + sum(lfactorial(colSums(cells))) -
    lfactorial(sum(cells)) - sum(lfactorial(cells))
}

h_statistic <- function(cells) {
  answers <- rep(seq_len(ncol(cells)), colSums(cells))
  ranks <- tapply(rank(answers), answers, mean)
  sum((cells %*% ranks)^2 / rowSums(cells))
}

dominance <- function(first, second) {
  x <- rep(seq_along(first), first)
  y <- rep(seq_along(second), second)
  n1 <- length(x)
  n2 <- length(y)
  if (n1 == 0 || n2 == 0) return(list(value = NULL, limits = limits(c(-1, 1))))
  d <- sign(outer(x, y, "-"))
  delta <- mean(d)
  if (n1 == 1 || n2 == 1) return(list(value = delta, limits = limits(c(-1, 1))))
  q <- qt(0.975, n1 + n2 - 2)
  if (abs(delta) == 1) {
    m <- min(n1, n2)
    edge <- (m - q^2) / (m + q^2)
    return(list(value = delta, limits = limits(if (delta > 0) c(edge, 1) else c(-1, -edge))))
  }
  variance <- ((n2 - 1) * var(rowMeans(d)) + (n1 - 1) * var(colMeans(d)) +
    sum((d - delta)^2) / ((n1 - 1) * (n2 - 1))) / (n1 * n2)
  variance <- max(variance, (1 - delta^2) / (n1 * n2 - 1))
  s <- sqrt(variance)
  half <- q * s * sqrt((1 - delta^2)^2 + q^2 * variance)
  bottom <- 1 - delta^2 + q^2 * variance
  list(value = delta, limits = limits((delta - delta^3 + c(-1, 1) * half) / bottom))
}

tau_of <- function(p) {
  r <- nrow(p)
  k <- ncol(p)
  difference <- 0
  for (i in seq_len(r)) for (j in seq_len(k)) {
    if (i < r && j < k) difference <- difference + p[i, j] * sum(p[(i + 1):r, (j + 1):k])
    if (i < r && j > 1) difference <- difference - p[i, j] * sum(p[(i + 1):r, 1:(j - 1)])
  }
  2 * difference / sqrt((1 - sum(rowSums(p)^2)) * (1 - sum(colSums(p)^2)))
}

# Delta-method standard error by complex-step derivatives of tau-b.
tau_error <- function(p, n) {
  total <- sum(p)
  gradient <- matrix(0, nrow(p), ncol(p))
  for (cell in seq_along(p)) {
    stepped <- p + 0i
    stepped[cell] <- stepped[cell] + 1e-30i
    gradient[cell] <- Im(tau_of(stepped / sum(stepped))) / 1e-30
  }
  sqrt((sum(p * gradient^2) - sum(p * gradient)^2) / n)
}

noncentrality <- function(chi2, df, probability) {
  if (pchisq(chi2, df) <= probability) return(0)
  uniroot(function(l) pchisq(chi2, df, l) - probability, c(0, 10 * chi2 + 100), tol = 1e-13)$root
}

describe_table <- function(table) {
  out <- list(table = rows(table))
  cells <- trim(table)
  n <- sum(cells)
  if (nrow(cells) < 2 || ncol(cells) < 2) return(out)
  r <- nrow(cells)
  k <- ncol(cells)
  group <- rep(row(cells), cells)
  answer <- rep(col(cells), cells)

  chi2 <- suppressWarnings(chisq.test(cells, correct = FALSE))
  out$chi2 <- number(chi2$statistic)
  out$df <- as.integer(chi2$parameter)
  exact <- tryCatch(fisher.test(cells, workspace = 2e7)$p.value, error = function(e) NULL)
  out$fisher <- exact
  draws <- 200000
  if (is.null(exact)) {
    out$fisher_simulated <- fisher.test(cells, simulate.p.value = TRUE, B = draws)$p.value
  }
  out$draws <- draws

  kruskal <- kruskal.test(answer, factor(group))
  out$kruskal <- number(kruskal$statistic)
  everything <- all_tables(cells)
  if (!is.null(everything)) {
    probability <- exp(vapply(everything, log_probability, 0))
    statistic <- vapply(everything, h_statistic, 0)
    out$kruskal_exact <- sum(probability[statistic >= h_statistic(cells) * (1 - 1e-12)])
    out$fisher_listed <- sum(probability[probability <= exp(log_probability(cells)) * (1 + 1e-7)])
  } else if (r == 2) {
    out$kruskal_exact <-
      as.numeric(pvalue(wilcox_test(answer ~ factor(group), distribution = "exact")))
  } else {
    simulated <- kruskal_test(answer ~ factor(group), distribution = approximate(nresample = draws))
    out$kruskal_simulated <- as.numeric(pvalue(simulated))
  }

  scale <- min(r - (r - 1)^2 / (n - 1), k - (k - 1)^2 / (n - 1)) - 1
  x <- out$chi2
  v <- function(phi2) min(1, sqrt(max(0, phi2) / scale))
  out$cramer <- v(x / n - out$df / (n - 1))
  out$cramer_limits <- limits(c(
    v(noncentrality(x, out$df, 0.975) / n),
    v(noncentrality(max(x, out$df), out$df, 0.025) / n)
  ))

  out$tau <- number(suppressWarnings(cor.test(group, answer, method = "kendall", exact = FALSE)$estimate))
  smoothed <- (cells + outer(rowSums(cells), colSums(cells)) / n^2) / (n + 1)
  centre <- tau_of(smoothed)
  half <- qt(0.975, n - 2) * tau_error(smoothed, n + 1) / (1 - centre^2)
  edges <- tanh(atanh(centre) + c(-1, 1) * half)
  out$tau_limits <- limits(c(min(edges[1], out$tau), max(edges[2], out$tau)))
  out$cliff <- dominance(table[1, ], table[nrow(table), ])
  out
}

# ---- proportions --------------------------------------------------------------------------------

acceptability <- function(x, n, lower, upper, below, above) {
  tail <- min(lower, upper)
  others <- if (lower <= upper) above else below
  others <- others[others <= tail * (1 + 1e-10)]
  tail + if (length(others)) max(others) else 0
}

blaker_low <- function(x, n) {
  if (x == 0) return(0)
  accepted <- function(p) {
    y <- 0:n
    acceptability(x, n, pbinom(x, n, p), pbinom(x - 1, n, p, lower.tail = FALSE),
      pbinom(y, n, p), pbinom(y - 1, n, p, lower.tail = FALSE)) > 0.05
  }
  grid <- seq(0, x / n, length.out = 4001)
  first <- which(vapply(grid, accepted, TRUE))[1]
  low <- grid[first - 1]
  high <- grid[first]
  for (i in 1:60) {
    middle <- (low + high) / 2
    if (accepted(middle)) high <- middle else low <- middle
  }
  high
}
blaker <- function(x, n) c(blaker_low(x, n), 1 - blaker_low(n - x, n))

wilson <- function(p, n) {
  suppressWarnings(as.numeric(prop.test(p * n, n, correct = FALSE)$conf.int))
}

# Accepted numbers of holders in a list of N, one test at a time.
finite_limits <- function(x, n, N, exact_tails) {
  accepted <- c()
  for (M in x:(x + N - n)) {
    lower <- phyper(x, M, N - M, n)
    upper <- phyper(x - 1, M, N - M, n, lower.tail = FALSE)
    y <- 0:n
    keep <- if (exact_tails) {
      lower > 0.025 && upper > 0.025
    } else {
      acceptability(x, n, lower, upper, phyper(y, M, N - M, n),
        phyper(y - 1, M, N - M, n, lower.tail = FALSE)) > 0.05
    }
    if (keep) accepted <- c(accepted, M)
  }
  range(accepted) / N
}

hold <- function(interval, p) c(min(interval[1], p), max(interval[2], p))

describe_proportion <- function(x, n, N) {
  p <- x / n
  settled <- c(x, x + N - n) / N
  finite <- if (n == N) settled else wilson(p, n * (N - 1) / (N - n))
  list(
    count = x, n = n, population = N,
    wilson = limits(wilson(p, n)),
    equal_tails = limits(as.numeric(binom.test(x, n)$conf.int)),
    blaker = limits(blaker(x, n)),
    wilson_finite = limits(c(max(finite[1], settled[1]), min(finite[2], settled[2]))),
    equal_tails_finite = limits(hold(finite_limits(x, n, N, TRUE), p)),
    blaker_finite = limits(hold(finite_limits(x, n, N, FALSE), p)),
    settled = limits(settled)
  )
}

proportion_cases <- rbind(
  c(0, 1, 1), c(1, 1, 1), c(0, 1, 3), c(1, 1, 2), c(1, 2, 2), c(2, 3, 4), c(0, 4, 9), c(4, 4, 9),
  c(0, 30, 30), c(7, 30, 30), c(30, 30, 30), c(0, 57, 94), c(1, 57, 94), c(3, 57, 94),
  c(29, 57, 94), c(56, 57, 94), c(57, 57, 94), c(0, 40, 50), c(1, 40, 50), c(2, 40, 50),
  c(20, 40, 50), c(39, 40, 50), c(0, 37, 52), c(1, 37, 52), c(5, 37, 52), c(19, 37, 52),
  c(36, 37, 52), c(1, 49, 50), c(9, 164, 226), c(101, 164, 226)
)

# Exact confidence distributions of the number of holders, one limit at a time.
confidence_distribution <- function(x, n, N) {
  M <- x:(x + N - n)
  at_least <- phyper(x - 1, M, N - M, n, lower.tail = FALSE)
  at_most <- phyper(x, M, N - M, n)
  at_least[length(M)] <- 1
  at_most[1] <- 1
  list(M = M, lower = at_least - c(0, head(at_least, -1)), upper = at_most - c(tail(at_most, -1), 0))
}
quantile_pair <- function(value, lower, upper) {
  order_up <- order(value)
  low <- value[order_up][which(cumsum(lower[order_up]) >= 0.025 - 1e-12)[1]]
  order_down <- rev(order_up)
  high <- value[order_down][which(cumsum(upper[order_down]) >= 0.025 - 1e-12)[1]]
  c(low, high)
}

describe_difference <- function(x1, n1, N1, x2, n2, N2) {
  d <- x1 / n1 - x2 / n2
  recover <- function(a, b) {
    d + c(-1, 1) * c(
      sqrt((x1 / n1 - a[1])^2 + (b[2] - x2 / n2)^2),
      sqrt((a[2] - x1 / n1)^2 + (x2 / n2 - b[1])^2)
    )
  }
  a <- confidence_distribution(x1, n1, N1)
  b <- confidence_distribution(x2, n2, N2)
  grid <- expand.grid(i = seq_along(a$M), j = seq_along(b$M))
  melded <- quantile_pair(
    a$M[grid$i] / N1 - b$M[grid$j] / N2,
    a$lower[grid$i] * b$upper[grid$j],
    a$upper[grid$i] * b$lower[grid$j]
  )
  list(
    first = list(x1, n1, N1), second = list(x2, n2, N2),
    newcombe = limits(recover(wilson(x1 / n1, n1), wilson(x2 / n2, n2))),
    mover_blaker = limits(recover(blaker(x1, n1), blaker(x2, n2))),
    melded = limits(hold(melded, d))
  )
}

difference_cases <- rbind(
  c(7, 30, 30, 10, 57, 94), c(0, 30, 30, 0, 57, 94), c(30, 30, 30, 0, 40, 50),
  c(10, 57, 94, 20, 40, 50), c(1, 57, 94, 1, 40, 50), c(20, 40, 50, 20, 37, 52),
  c(39, 40, 50, 3, 37, 52), c(1, 1, 2, 0, 2, 3), c(5, 37, 52, 29, 57, 94)
)

# ---- totals, strata, rates, power ---------------------------------------------------------------

describe_total <- function(cases) {
  strata <- do.call(rbind, lapply(seq_len(nrow(cases)), function(h) {
    data.frame(
      stratum = h, answer = rep(1:0, c(cases[h, 1], cases[h, 2] - cases[h, 1])), size = cases[h, 3]
    )
  }))
  design <- svydesign(ids = ~1, strata = ~stratum, fpc = ~size, data = strata)
  estimate <- svymean(~answer, design)
  lower <- 1
  upper <- 1
  base <- 0
  for (h in seq_len(nrow(cases))) {
    limit <- confidence_distribution(cases[h, 1], cases[h, 2], cases[h, 3])
    spread <- function(a, b) {
      out <- numeric(length(a) + length(b) - 1)
      for (i in seq_along(a)) out[i - 1 + seq_along(b)] <- out[i - 1 + seq_along(b)] + a[i] * b
      out
    }
    lower <- spread(lower, limit$lower)
    upper <- spread(upper, limit$upper)
    base <- base + limit$M[1]
  }
  invited <- sum(cases[, 3])
  melded <- quantile_pair(base + seq_along(lower) - 1, lower, upper) / invited
  list(
    strata = rows(cases), estimate = as.numeric(coef(estimate)),
    total = as.numeric(coef(svytotal(~answer, design))),
    melded = limits(hold(melded, as.numeric(coef(estimate))))
  )
}

conditional <- function(stack) {
  informative <- apply(stack, 3, function(t) all(rowSums(t) > 0) && all(colSums(t) > 0))
  stack <- stack[, , informative, drop = FALSE]
  # Distribution of the sum of upper left cells, by listing every stratum's values in turn.
  weight <- c("0" = 1)
  for (k in seq_len(dim(stack)[3])) {
    t <- stack[, , k]
    cell <- max(0, sum(t[1, ]) + sum(t[, 1]) - sum(t)):min(sum(t[1, ]), sum(t[, 1]))
    mass <- dhyper(cell, sum(t[1, ]), sum(t[2, ]), sum(t[, 1]))
    sums <- outer(as.numeric(names(weight)), cell, "+")
    weight <- tapply(as.vector(outer(weight, mass)), as.vector(sums), sum)
  }
  value <- as.numeric(names(weight))
  observed <- sum(stack[1, 1, ])
  at <- function(t) {
    w <- log(as.numeric(weight)) + value * t
    w <- exp(w - max(w))
    w / sum(w)
  }
  root <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-14)$root)
  lowest <- observed == min(value)
  highest <- observed == max(value)
  list(
    value = number(if (lowest) 0 else if (highest) Inf else root(function(t) sum(value * at(t)) - observed)),
    limits = limits(c(
      if (lowest) 0 else root(function(t) sum(at(t)[value >= observed]) - 0.025),
      if (highest) Inf else root(function(t) 0.025 - sum(at(t)[value <= observed]))
    ))
  )
}

breslow_day_tarone <- function(stack, ratio) {
  expected <- apply(stack, 3, function(t) {
    a <- 1 - ratio
    b <- sum(t[2, ]) - sum(t[, 1]) + ratio * (sum(t[1, ]) + sum(t[, 1]))
    d <- -ratio * sum(t[1, ]) * sum(t[, 1])
    roots <- if (abs(a) < 1e-12) -d / b else (-b + c(-1, 1) * sqrt(b^2 - 4 * a * d)) / (2 * a)
    inside <- roots >= max(0, sum(t[1, ]) + sum(t[, 1]) - sum(t)) - 1e-9 &
      roots <= min(sum(t[1, ]), sum(t[, 1])) + 1e-9
    roots[inside][1]
  })
  variance <- vapply(seq_len(dim(stack)[3]), function(k) {
    t <- stack[, , k]
    e <- expected[k]
    1 / (1 / e + 1 / (sum(t[1, ]) - e) + 1 / (sum(t[, 1]) - e) +
      1 / (sum(t) - sum(t[1, ]) - sum(t[, 1]) + e))
  }, 0)
  excess <- stack[1, 1, ] - expected
  sum(excess^2 / variance) - sum(excess)^2 / sum(variance)
}

describe_strata <- function(stack) {
  # mantelhaen.test refuses strata of one respondent, which say nothing; the project skips them.
  said <- stack[, , apply(stack, 3, sum) > 1, drop = FALSE]
  exact <- mantelhaen.test(said, exact = TRUE)
  large <- mantelhaen.test(said)
  own <- conditional(stack)
  # The package's own root is coarse; ours must agree as far as that goes.
  stopifnot(is.character(own$value) || abs(own$value - exact$estimate) < 1e-2 * (1 + exact$estimate))
  out <- list(
    tables = lapply(seq_len(dim(stack)[3]), function(k) rows(stack[, , k])),
    p = exact$p.value, statistic = number(large$statistic), p_asymptotic = large$p.value,
    mantel_haenszel = number(large$estimate), mantel_haenszel_limits = limits(large$conf.int),
    common = own$value, common_limits = own$limits,
    crude = conditional(array(apply(stack, 1:2, sum), c(2, 2, 1)))$value
  )
  if (all(apply(stack, 3, function(t) all(rowSums(t) > 0) && all(colSums(t) > 0))) &&
    is.finite(large$estimate) && large$estimate > 0) {
    out$homogeneity <- breslow_day_tarone(stack, as.numeric(large$estimate))
  }
  out
}

stack_of <- function(...) array(c(...), c(2, 2, length(c(...)) / 4))
strata_cases <- list(
  admissions = aperm(UCBAdmissions, c(1, 2, 3)),
  sectors = stack_of(12, 5, 6, 7, 9, 14, 8, 26, 15, 6, 9, 10, 4, 8, 12, 13),
  simpson = stack_of(81, 6, 234, 36, 192, 71, 55, 25),
  zero_cell = stack_of(8, 0, 3, 5, 6, 2, 4, 9),
  never_together = stack_of(0, 4, 5, 3, 0, 2, 6, 1),
  one_respondent = stack_of(1, 0, 0, 0, 7, 3, 2, 8, 4, 2, 3, 6),
  small = stack_of(3, 1, 1, 3, 2, 2, 1, 4, 5, 1, 2, 2)
)
for (k in 1:6) {
  strata_cases[[sprintf("random_%d", k)]] <-
    array(rmultinom(1, c(40, 80, 150, 164, 60, 100)[k], runif(4 * c(2, 3, 4, 4, 4, 6)[k]) + 0.1),
      c(2, 2, c(2, 3, 4, 4, 4, 6)[k]))
}

describe_rates <- function(x1, t1, x2, t2) {
  one <- poisson.test(x1, t1)
  out <- list(
    first = list(x1, t1), second = list(x2, t2),
    estimate = number(one$estimate), limits = limits(one$conf.int)
  )
  if (x1 + x2 > 0) {
    two <- poisson.test(c(x1, x2), c(t1, t2))
    out$ratio <- number(two$estimate)
    out$ratio_limits <- limits(two$conf.int)
    out$p <- two$p.value
  }
  out
}
rate_cases <- rbind(
  c(2, 4, 0, 4), c(0, 4, 0, 4), c(3, 4, 4, 4), c(1, 1, 7, 7), c(9, 8, 46, 8), c(0, 1, 5, 2.5),
  c(6, 6, 2, 2), c(46, 1, 9, 8)
)

describe_power <- function(p1, n1, p2, n2) {
  power <- 0
  for (i in 0:n1) for (j in 0:n2) {
    p <- fisher.test(matrix(c(i, n1 - i, j, n2 - j), 2))$p.value
    if (p <= 0.05) power <- power + dbinom(i, n1, p1) * dbinom(j, n2, p2)
  }
  list(p1 = p1, n1 = n1, p2 = p2, n2 = n2, power = power)
}
power_cases <- rbind(c(0.5, 30, 0.8, 37), c(0.1, 12, 0.6, 9), c(0.5, 1, 0.9, 20), c(0.3, 57, 0.55, 40))

# Paired shares of a finite list: every list of members is tried, and the likeliest number who
# disagree, on which the score depends (Tango 1998), is searched for instead of worked out.
score <- function(x, y, n, d) {
  loglik <- function(q) {
    p <- pmax(c(q + d, q, 1 - 2 * q - d), 0)
    sum(ifelse(c(x, y, n - x - y) == 0, 0, c(x, y, n - x - y) * log(p)))
  }
  ends <- c(max(0, -d), (1 - d) / 2)
  inner <- optimize(loglik, ends, maximum = TRUE, tol = 1e-12)$maximum
  tried <- c(ends, inner)
  q <- tried[which.max(sapply(tried, loglik))]
  away <- x - y - n * d
  spread <- n * (2 * q + d - d^2)
  if (spread < 1e-6) return(if (abs(away) < 1e-6) 0 else sign(away) * Inf)
  away / sqrt(spread)
}

describe_paired <- function(more, less, n, N) {
  outcomes <- expand.grid(x = 0:n, y = 0:n)
  outcomes <- outcomes[outcomes$x + outcomes$y <= n, ]
  low <- NULL
  high <- NULL
  for (difference in (more - less - (N - n)):(more - less + (N - n))) {
    scores <- mapply(score, outcomes$x, outcomes$y, n, difference / N)
    observed <- score(more, less, n, difference / N)
    at_least <- outcomes[scores >= observed - 1e-5, ]
    at_most <- outcomes[scores <= observed + 1e-5, ]
    chance <- function(kept, B, C) sum(
      suppressWarnings(dhyper(kept$x, B, N - B, n) * dhyper(kept$y, C, N - B - C, n - kept$x)),
      na.rm = TRUE
    )
    for (C in less:N) {
      B <- C + difference
      if (B < more || N - B - C < n - more - less) next
      if (chance(at_least, B, C) > 0.025) low <- min(low, difference)
      if (chance(at_most, B, C) > 0.025) high <- max(high, difference)
    }
  }
  list(more = more, less = less, n = n, N = N, limits = limits(hold(c(low, high) / N, (more - less) / n)))
}
paired_cases <- rbind(
  c(0, 0, 8, 15), c(4, 1, 12, 20), c(1, 7, 15, 19), c(5, 5, 20, 34), c(3, 11, 36, 52), c(9, 2, 25, 60),
  c(0, 6, 18, 18)
)

p_values <- list(
  c(0.01, 0.04, 0.03, 0.005), c(0.5, 0.9, 1), c(0.02), c(0.011, 0.011, 0.012, 0.3, 0.04, 0.2)
)

reference <- list(
  r = R.version.string,
  packages = list(
    coin = as.character(packageVersion("coin")), survey = as.character(packageVersion("survey"))
  ),
  tables = lapply(tables, describe_table),
  proportions = apply(proportion_cases, 1, function(x) do.call(describe_proportion, as.list(x))),
  differences = apply(difference_cases, 1, function(x) do.call(describe_difference, as.list(x))),
  totals = list(
    describe_total(rbind(c(20, 30, 30), c(10, 57, 94), c(20, 40, 50), c(10, 37, 52))),
    describe_total(rbind(c(0, 30, 30), c(0, 57, 94), c(40, 40, 50), c(1, 37, 52))),
    describe_total(rbind(c(3, 5, 8), c(2, 2, 4), c(6, 11, 11), c(1, 9, 20), c(0, 4, 5)))
  ),
  strata = lapply(strata_cases, describe_strata),
  rates = apply(rate_cases, 1, function(x) do.call(describe_rates, as.list(x))),
  power = apply(power_cases, 1, function(x) do.call(describe_power, as.list(x))),
  paired = apply(paired_cases, 1, function(x) do.call(describe_paired, as.list(x))),
  holm = lapply(p_values, function(p) list(p = as.list(p), adjusted = as.list(p.adjust(p, "holm"))))
)
writeLines(
  toJSON(reference, auto_unbox = TRUE, digits = I(17), null = "null", pretty = 1),
  "reference.json"
)
