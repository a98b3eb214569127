import copy

GONE = "2dcb5aa2-5b5c-4c2a-9a3b-0a1b2c3d4e5f"
TAG_READS = ["backup:ListTags"]


def rule(name, schedule, days):
    return {"RuleName": name, "TargetBackupVaultName": "vault", "ScheduleExpression": schedule,
            "StartWindowMinutes": 60, "CompletionWindowMinutes": 240, "Lifecycle": {"DeleteAfterDays": days}}


def make(aws, compliant):
    """Two daily rules, kept for a week and for two; a monthly one, kept for a year; and another plan."""
    backup = aws("backup")
    backup.create_backup_vault(BackupVaultName="vault")
    rules = [rule("week", "cron(0 5 ? * * *)", 7), rule("fortnight", "cron(0 3 * * ? *)", 40 if compliant else 14),
             rule("year", "cron(0 5 1 * ? *)", 365)]
    backup.create_backup_plan(BackupPlan={"BackupPlanName": "web", "Rules": rules[:1]})
    return backup.create_backup_plan(BackupPlan={"BackupPlanName": "cards", "Rules": rules})["BackupPlanId"]


def tag(aws, id, tags):
    aws("backup").tag_resource(ResourceArn=aws("backup").get_backup_plan(BackupPlanId=id)["BackupPlanArn"], Tags=tags)


def look(aws, id):
    backup = aws("backup")
    plans = {plan["BackupPlanName"]: plan["BackupPlanId"] for plan in backup.list_backup_plans()["BackupPlansList"]}
    rules = {name: backup.get_backup_plan(BackupPlanId=plan)["BackupPlan"]["Rules"] for name, plan in plans.items()}
    return {name: [{key: value for key, value in one.items() if key != "RuleId"} for one in found]
            for name, found in rules.items()}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"][1]["Lifecycle"]["DeleteAfterDays"] = 35
    return after
