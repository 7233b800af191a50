#!/usr/bin/env bash
# Start a Slurm of one node on this machine: start.sh FOLDER. Stop it with stop.sh FOLDER.
# Needs root and Debian's packages slurm-wlm and munge. Everything it writes lies in FOLDER, but
# munge's key and socket and a link from /etc/slurm, where the steps of a job look for the
# configuration. The daemons listen on the loopback address alone.
set -euo pipefail
configured=/etc/slurm/slurm.conf
if test -e $configured; then
  echo "$configured is there: this machine has a Slurm of its own; leaving it alone" >&2
  exit 1
fi
folder=$(realpath "${1:?where to keep its state}")
mkdir -p "$folder"/{state,spool,log}

if ! pgrep -x munged > /dev/null; then
  test -s /etc/munge/munge.key || /usr/sbin/mungekey --create
  install -d -o munge -g munge -m 0755 /run/munge
  install -d -o munge -g munge -m 0700 /var/log/munge /var/lib/munge
  chown -R munge:munge /etc/munge
  runuser -u munge -- /usr/sbin/munged
  touch "$folder/munged-is-ours"
fi

host=$(hostname -s)
memory=$(awk '/MemTotal/ {print int($2 / 1024 * 0.9)}' /proc/meminfo)
cat > "$folder/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
SlurmctldPort=16817
SlurmdPort=16818
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
# No systemd and no control groups: processes are found by their parents.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$folder/log/finished
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MinJobAge=600
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld
SlurmdLogFile=$folder/log/slurmd
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
ln -s "$folder/slurm.conf" $configured
/usr/sbin/slurmctld
/usr/sbin/slurmd
for _ in $(seq 60); do
  if sinfo --noheader --states=idle --format=%T 2> /dev/null | grep -q idle; then
    echo "Slurm is ready"
    exit 0
  fi
  sleep 0.5
done
echo "Slurm did not become ready; see $folder/log" >&2
tail -n 20 "$folder"/log/* >&2
exit 1
