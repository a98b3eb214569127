"""The decisions of the documents, without AWS. Run: python3 -m unittest discover automation-docs/scripts/tests"""
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent
HEAL = {"Today": "2026-11-23", "Mode": "heal"}


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


def tags(until=None):
    found = [{"Key": "pciautoheal:exempt", "Value": "a reason"}]
    return found + ([{"Key": "pciautoheal:exempt-until", "Value": until}] if until is not None else [])


class Exemption(unittest.TestCase):
    def verdict(self, tags, today="2026-11-23", mode="heal"):
        return script("decide.py")["decide"]({"Today": today, "Mode": mode}, False, {}, tags)["Verdict"]

    def test_holds_on_its_last_day_and_not_after(self):
        self.assertEqual("Exempt", self.verdict(tags("2026-11-23")))
        self.assertEqual("Heal", self.verdict(tags("2026-11-22")))

    def test_takes_a_time_too(self):
        self.assertEqual("Exempt", self.verdict(tags("2026-11-23T00:00:00Z")))

    def test_without_a_readable_date_stops(self):
        for until in ("", "soon", "23.11.2026", "2026-13-01", None):
            self.assertEqual("Stopped", self.verdict(tags(until)), until)

    def test_needs_its_own_tag(self):
        self.assertEqual("Heal", self.verdict([{"Key": "pciautoheal:exempt-until", "Value": "2099-01-01"}]))

    def test_reads_tags_in_the_shape_of_every_service(self):
        for key, value in (("Key", "Value"), ("key", "value"), ("TagKey", "TagValue")):
            shaped = [{key: tag["Key"], value: tag["Value"]} for tag in tags("2099-01-01")]
            self.assertEqual("Exempt", self.verdict(shaped))
        self.assertEqual("Exempt", self.verdict({tag["Key"]: tag["Value"] for tag in tags("2099-01-01")}))

    def test_anything_but_heal_is_a_dry_run(self):
        self.assertEqual("WouldHeal", self.verdict([], mode="dry-run"))
        self.assertEqual("WouldHeal", self.verdict([], mode=""))


class LambdaStatements(unittest.TestCase):
    scripts = script("decide.py", "remove_public_lambda_access.py")

    def public(self, **statement):
        return self.scripts["is_public"]({"Effect": "Allow", "Principal": "*", **statement})

    def test_everybody_in_any_spelling(self):
        self.assertTrue(self.public())
        self.assertTrue(self.public(Principal={"AWS": "*"}))
        self.assertTrue(self.public(Principal={"AWS": ["arn:aws:iam::111122223333:root", "*"]}))
        self.assertTrue(self.public(Condition={"StringEquals": {"lambda:FunctionUrlAuthType": "NONE"}}))

    def test_a_narrowing_condition_is_no_everybody(self):
        self.assertFalse(self.public(Condition={"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}))
        self.assertFalse(self.public(Condition={"ArnLike": {"AWS:SourceArn": "arn:aws:sns:*:111122223333:topic"}}))

    def test_a_condition_that_narrows_nothing_does_not_help(self):
        self.assertTrue(self.public(Condition={"StringLike": {"aws:PrincipalOrgID": "*"}}))
        self.assertTrue(self.public(Condition={"StringNotEquals": {"aws:SourceAccount": "111122223333"}}))
        self.assertTrue(self.public(Condition={"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}}))

    def test_denying_everybody_is_not_public(self):
        self.assertFalse(self.public(Effect="Deny"))

    def test_only_what_fails_is_removed_and_a_scoped_copy_is_made_once(self):
        open_to_s3 = {"Sid": "s3", "Effect": "Allow", "Principal": {"Service": "s3.amazonaws.com"}, "Action": "x"}
        policy = {"Statement": [open_to_s3, {**open_to_s3, "Sid": "PciAutoHeal-s3", "Condition": {
            "StringEquals": {"AWS:SourceAccount": "111122223333"}}}]}
        answer = self.scripts["judge"]({"Policy": json.dumps(policy), "Tags": {}, **HEAL}, None)
        self.assertEqual((["s3"], []), (answer["Remove"], answer["Scope"]))


class HealthChecks(unittest.TestCase):
    def wanted(self, kinds):
        group = {"HealthCheckType": kinds, "TargetGroupARNs": ["arn"]}
        return script("decide.py", "enable_elb_health_check.py")["judge"]({"Groups": [group], **HEAL}, None)["Wanted"]

    def test_other_checks_stay(self):
        self.assertEqual("ELB", self.wanted("EC2"))
        self.assertEqual("EBS,ELB", self.wanted("EBS"))


class Users(unittest.TestCase):
    scripts = script("decide.py", "move_user_policies_to_group.py")

    def find(self, more):
        users = [{"UserId": "AIDA1", "UserName": "alice"}]
        return self.scripts["find"]({"Users": users, "ResourceId": "AIDA2", "More": more}, None)

    def test_a_user_is_gone_only_when_all_were_seen(self):
        self.assertFalse(self.find(False)["Found"])
        self.assertRaises(ValueError, self.find, True)

    def test_nothing_is_taken_before_the_group_holds_it(self):
        event = {"Attached": ["arn:a"], "Inline": ["b"], "GroupAttached": [{"PolicyArn": "arn:a"}], "GroupInline": []}
        self.assertRaises(ValueError, self.scripts["complete"], event, None)


class Trails(unittest.TestCase):
    def verdict(self, **trail):
        arn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/t"
        event = {"Trail": {"TrailARN": arn, "HomeRegion": "us-east-1", **trail}, "Tags": [], **HEAL,
                 "Account": "111122223333", "Region": "us-east-1"}
        return script("decide.py", "trail.py", "enable_log_file_validation.py")["judge"](event, None)["Verdict"]

    def test_only_own_trails_at_home_are_healed(self):
        self.assertEqual("Heal", self.verdict())
        self.assertEqual("Stopped", self.verdict(HomeRegion="eu-west-1"))
        self.assertEqual("Stopped", self.verdict(IsOrganizationTrail=True))
        self.assertEqual("Stopped", self.verdict(TrailARN="arn:aws:cloudtrail:us-east-1:999988887777:trail/t"))


if __name__ == "__main__":
    unittest.main()
