#!/usr/bin/env bash
# What the counting of persons is compared with: R's data.table and PostgreSQL, as Debian packs them.
set -eu
apt-get update
apt-get install -y --no-install-recommends r-base-core r-cran-data.table postgresql
