#!/usr/bin/env bash
# Stop what start.sh started in FOLDER: stop.sh FOLDER.
set -euo pipefail
folder=$(realpath "${1:?the folder that start.sh was given}")
for daemon in slurmd slurmctld; do
  if test -s "$folder/$daemon.pid"; then
    kill "$(cat "$folder/$daemon.pid")" 2> /dev/null || true
  fi
done
if test -e "$folder/munged-is-ours"; then
  kill "$(cat /run/munge/munged.pid)" 2> /dev/null || true
fi
if test "$(readlink /etc/slurm/slurm.conf)" = "$folder/slurm.conf"; then
  rm /etc/slurm/slurm.conf
fi
