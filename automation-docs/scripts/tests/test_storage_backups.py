"""The decisions about backups, plans and vaults, without AWS. Run as test_scripts.py."""
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Id": "own", "Statement": list(statements)})


class BackupPlans(unittest.TestCase):
    scripts = script("backup_plan.py")

    def rule(self, name, schedule="cron(0 5 ? * * *)", days=None, **more):
        return {"RuleName": name, "TargetBackupVaultName": "vault", "ScheduleExpression": schedule,
                **({"Lifecycle": {"DeleteAfterDays": days}} if days else {}), **more}

    def test_schedules_that_run_every_day_are_known(self):
        for schedule in ("cron(0 5 ? * * *)", "cron(0 5 * * ? *)", "cron(0/30 * * * ? *)", "cron(0 5 ? * SUN-SAT *)",
                         "cron(0 5 1/1 * ? *)", "rate(12 hours)", "rate(1 day)", "rate(90 minutes)", None):
            self.assertTrue(self.scripts["every_day"](schedule), schedule)
        for schedule in ("cron(0 5 ? * MON *)", "cron(0 5 1 * ? *)", "cron(0 5 ? 1 * *)", "cron(0 5 ? * 2-6 *)",
                         "rate(2 days)", "rate(25 hours)", "cron(0 5 ? * * 2027)"):
            self.assertFalse(self.scripts["every_day"](schedule), schedule)

    def test_daily_and_long_enough_must_be_the_same_rule(self):
        keeps, weekly = self.scripts["keeps"], "cron(0 5 ? * MON *)"
        self.assertTrue(keeps([self.rule("d", days=35)], 35))
        self.assertTrue(keeps([self.rule("d")], 35))
        self.assertFalse(keeps([self.rule("d", days=34), self.rule("w", weekly, 365)], 35))

    def test_the_daily_rule_that_keeps_longest_is_raised_and_no_other(self):
        rules = [self.rule("a", days=7), self.rule("b", days=14), self.rule("c", "cron(0 5 1 * ? *)", 365)]
        after = self.scripts["raised"](rules, 35)
        self.assertEqual([7, 35, 365], [rule["Lifecycle"]["DeleteAfterDays"] for rule in after])
        self.assertEqual(rules, self.scripts["lowered"](after, rules))

    def test_without_a_daily_rule_one_is_added(self):
        rules = [self.rule("w", "cron(0 5 ? * MON *)", 365), self.rule("PciAutoHeal-Daily", "rate(2 days)", 400)]
        after = self.scripts["raised"](rules, 35)
        self.assertEqual(rules, after[:2])
        self.assertEqual(("PciAutoHeal-Daily-2", "vault"), (after[2]["RuleName"], after[2]["TargetBackupVaultName"]))
        self.assertTrue(self.scripts["keeps"](after, 35))
        self.assertEqual(rules, self.scripts["lowered"](after, rules))

    def test_continuous_backups_are_not_asked_for_more_than_they_can(self):
        continuous = [self.rule("c", days=14, EnableContinuousBackup=True)]
        self.assertEqual(1, len(self.scripts["raised"](continuous, 35)))
        names = [rule["RuleName"] for rule in self.scripts["raised"](continuous, 90)]
        self.assertEqual(["c", "PciAutoHeal-Daily"], names)

    def test_a_plan_is_written_without_the_ids_of_its_rules(self):
        plan = {"BackupPlanName": "p", "Rules": [self.rule("d", RuleId="x")], "AdvancedBackupSettings": []}
        self.assertEqual({**plan, "Rules": [self.rule("d")]}, self.scripts["written"](plan))


class RecoveryPoints(unittest.TestCase):
    scripts = script("policy.py", "vault_policy.py", "recovery_point.py")
    arn = "arn:aws:backup:eu-west-1:123456789012:recovery-point:x"

    def test_config_says_which_vault_holds_it(self):
        point = {"BackupVaultName": "gold", "RecoveryPointArn": self.arn}
        item = {"configurationItemStatus": "OK", "configuration": json.dumps(point)}
        whereabouts = self.scripts["whereabouts"]
        self.assertEqual(("gold", self.arn), whereabouts([item]))
        self.assertEqual(("", ""), whereabouts([{**item, "configurationItemStatus": "ResourceDeleted"}]))
        self.assertEqual(("", ""), whereabouts([]))

    def test_without_days_it_is_kept_for_ever(self):
        self.assertEqual(7, self.scripts["kept"]({"DeleteAfterDays": 7}))
        for lifecycle in ({}, {"DeleteAfterDays": -1}, {"MoveToColdStorageAfterDays": 30}):
            self.assertGreater(self.scripts["kept"](lifecycle), 99999)

    def test_its_age_is_counted_in_days(self):
        point = {"CreationDate": "2026-11-01 23:59:00.1+00:00"}
        self.assertEqual(22, self.scripts["age"](point, "2026-11-23"))

    def test_what_cannot_be_lengthened_is_left_alone(self):
        fixed, done = self.scripts["fixed"], {"Status": "COMPLETED"}
        denial = policy({"Effect": "Deny", "Principal": "*", "Action": "backup:Update*", "Resource": "*"})
        self.assertIsNone(fixed(done, self.arn, ""))
        self.assertIsNotNone(fixed({"Status": "EXPIRED"}, self.arn, ""))
        self.assertIsNotNone(fixed(done, self.arn.replace("recovery-point:", "recovery-point:continuous:"), ""))
        self.assertIsNotNone(fixed(done, self.arn, denial))


class Vaults(unittest.TestCase):
    scripts = script("policy.py", "vault_policy.py")

    def keeps(self, **changes):
        return self.scripts["keeps_points"](policy({**self.scripts["DENIAL"], **changes}))

    def test_all_three_to_everybody_on_everything_in_one_statement(self):
        self.assertTrue(self.keeps())
        self.assertTrue(self.keeps(Principal={"AWS": "*"}, Action="backup:*", Resource=["*"]))

    def test_anything_less_does_not_keep_them(self):
        self.assertFalse(self.keeps(Action=["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"]))
        self.assertFalse(self.keeps(Principal={"AWS": "123456789012"}))
        self.assertFalse(self.keeps(Resource="arn:aws:backup:eu-west-1:123456789012:backup-vault:gold"))
        self.assertFalse(self.keeps(Condition={"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/x"}}))
        self.assertFalse(self.keeps(Effect="Allow"))


if __name__ == "__main__":
    unittest.main()
