# What the rules of a backup plan promise, and the same rules with a promise more. Nothing is ever shortened.
ADDED = "PciAutoHeal-Daily"
FOR_EVER = 10 ** 6
ALWAYS = {"*", "?", "*/1", "1/1"}


def every_day(schedule):
    """A schedule of AWS Backup: cron(minute hour day month weekday year) or rate(number unit); the default is daily."""
    kind, _, inner = (schedule or "cron(0 5 ? * * *)").rstrip(")").partition("(")
    words = inner.upper().split()
    if kind == "rate":
        return {"M": 1, "H": 60, "D": 1440}.get(words[1][0], FOR_EVER) * int(words[0]) <= 1440
    day, month, weekday, year = (words + ["*"])[2:6]
    return (day in ALWAYS | {"1-31"} and month in ALWAYS | {"1-12", "JAN-DEC"}
            and weekday in ALWAYS | {"1-7", "SUN-SAT", "MON-SUN"} and year in ALWAYS)


def days_kept(rule):
    days = int(rule.get("Lifecycle", {}).get("DeleteAfterDays") or 0)
    return days if days > 0 else FOR_EVER


def can_keep(rule, days):
    """Continuous backups are never kept longer than 35 days."""
    return days <= 35 or str(rule.get("EnableContinuousBackup", False)).lower() != "true"


def keeps(rules, days):
    return any(every_day(rule.get("ScheduleExpression")) and days_kept(rule) >= days for rule in rules)


def written(plan):
    """A plan as it is written: what is read has ids of its rules too, which are given anew each time."""
    return {**plan, "Rules": [{key: value for key, value in rule.items() if key != "RuleId"} for rule in plan["Rules"]]}


def raised(rules, days):
    daily = [rule for rule in rules if every_day(rule.get("ScheduleExpression")) and can_keep(rule, days)]
    if daily:
        longest = max(daily, key=days_kept)
        longer = {**longest, "Lifecycle": {**longest.get("Lifecycle", {}), "DeleteAfterDays": days}}
        return [longer if rule is longest else rule for rule in rules]
    return rules + [{
        "RuleName": unused({rule["RuleName"] for rule in rules}),
        "TargetBackupVaultName": rules[0]["TargetBackupVaultName"], "ScheduleExpression": "cron(0 5 ? * * *)",
        "StartWindowMinutes": 480, "CompletionWindowMinutes": 10080, "Lifecycle": {"DeleteAfterDays": days},
    }] if rules else []


def unused(names):
    return next(name for name in [ADDED] + [f"{ADDED}-{number}" for number in range(2, 99)] if name not in names)


def lowered(rules, before):
    """What is there now, without what was added, and with the retention that each rule had."""
    known = {rule["RuleName"]: rule for rule in before}
    return [with_lifecycle_of(rule, known.get(rule["RuleName"])) for rule in rules
            if rule["RuleName"] in known or not rule["RuleName"].startswith(ADDED)]


def with_lifecycle_of(rule, before):
    if before is None or "Lifecycle" not in before:
        return rule  # without a lifecycle it was kept for ever already: healing has not touched it
    return {**rule, "Lifecycle": before["Lifecycle"]}
