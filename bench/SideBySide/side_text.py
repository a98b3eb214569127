"""What a race has shown, for people."""
import os
import statistics

import boto3


def size(state):
    return (f"{sum(len(p) for p in state['packs'].values())} packs, {len(state['stacks'])} stacks, "
            f"{sum(len(d) for d in state['documents'].values())} documents, {sum(len(r) for r in state['roles'].values())} roles")


def rows(race):
    for who, runs in race.runs.items():
        spread = f"{min(r['s'] for r in runs):.1f} … {max(r['s'] for r in runs):.1f}"
        load = statistics.median(r["load"] for r in runs)
        yield (f"| {who} | {len(runs)} | {race.median(who):.1f} | {spread} | {runs[-1]['calls']:,} "
               f"| {statistics.median(r['moto'] for r in runs):.1f} | {load:.1f} |")


def phases(race):
    for who, runs in race.runs.items():
        if runs[-1]["phases"]:
            yield f"- {who}: " + ", ".join(f"{name} {s:.1f}" for name, s in runs[-1]["phases"].items())


def report(race):
    state = race.states["product"]
    # A set for all regions or one for each: what they hold is the same, and so is what is compared.
    different = [who for who, left in race.states.items() if left != state]
    boto = min((who for who in race.runs if who.startswith("boto3")), key=race.median)
    ours = race.median("product")
    bars = [(f"the best of boto3 ({boto})", race.median(boto) / ours, 1)]
    if "shell" in race.runs:
        bars.append(("the shell loop", race.median("shell") / ours, 20))
    passed = not different and all(ratio >= bar for _, ratio, bar in bars)
    sample = race.given.shell_sample
    how = (f"for {sample} accounts, and the seconds of preflight and status reckoned for all: its calls are those made"
           if sample else "whole")
    newline = "\n"
    return f"""# Side by side

One run of `side_by_side.py`: {race.given.accounts} accounts × 3 regions on moto, a fresh server for everyone, the same seed and the
same release. Machine: {os.cpu_count()} processors, which client, server and whatever else was at work shared; seconds of the wall
clock from the start of a process to its end. boto3 {boto3.__version__}. The shell loop was run {how}.

| | runs | median s | fastest … slowest | calls | moto's processor s | load before |
|---|---:|---:|---|---:|---:|---:|
{newline.join(rows(race))}

{newline.join(f"- {who}: {ratio:.1f} × the product's time; the bar is {bar} ×" for who, ratio, bar in bars)}
- left behind by everyone: {size(state)}{"; differently by " + ", ".join(different) if different else ""}

Seconds by phase, last run:

{newline.join(phases(race))}

The job is done when every target was inspected, every stack set is deployed, every pack is put and the status of the packs
was read. moto's detailed status names only the caller, so the product ends Paused with its targets Stuck (Unconfirmed) and
asks a person, rather than claim what nobody confirmed; the scripts claim whatever they like. The product's clock runs 1,000
times as fast, because moto has deployed when it answers and there is nothing to wait for; the scripts wait as little.
The script of threads and the product read the status of a pack by region, the shell loop target by target.
""", passed
