"""What the documents about identity share. Run: python3 -m unittest discover automation-docs/scripts/tests"""
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent
HERE = {"AutomationAssumeRole": "arn:aws-cn:iam::123456789012:role/PciAutoHeal-X", "Account": "123456789012",
        "Region": "cn-north-1"}


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


class Arns(unittest.TestCase):
    arn = script("arn.py")

    def test_the_partition_is_that_of_the_role(self):
        self.assertEqual("aws-cn", self.arn["partition"](HERE))

    def test_the_name_is_the_last_word(self):
        for arn, name in (("arn:aws:iam::123456789012:role/service-role/web", "web"),
                          ("arn:aws:sns:eu-west-1:123456789012:alerts", "alerts"),
                          ("arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-AbCdEf", "db-AbCdEf"),
                          ("arn:aws:s3:::bucket", "bucket"), ("bucket", "bucket"), ("path/bucket", "path/bucket")):
            self.assertEqual(name, self.arn["name_of"](arn))

    def test_region_and_account_come_from_their_places(self):
        key = "arn:aws:kms:eu-west-1:123456789012:key/1234"
        self.assertEqual(("eu-west-1", "123456789012"), (self.arn["region_of"](key), self.arn["account_of"](key)))

    def test_what_is_no_arn_has_neither(self):
        for text in ("", "alias/aws/sns", "arn:aws:kms"):
            self.assertEqual(("", ""), (self.arn["region_of"](text), self.arn["account_of"](text)))

    def test_own_resources_are_in_the_partition_of_the_role(self):
        self.assertEqual("arn:aws-cn:logs:cn-north-1:123456789012:log-group:x", self.arn["own_arn"](HERE, "logs", "log-group:x"))
        self.assertEqual("arn:aws-cn:iam::123456789012:role/R", self.arn["role_arn"](HERE, "R"))


class Days(unittest.TestCase):
    days = script("days.py")

    def since(self, value):
        return self.days["days_since"](value, "2026-11-23")

    def test_a_date_is_read_as_every_service_writes_it(self):
        for value in ("2026-11-13", "2026-11-13T23:59:59Z", "2026-11-13 08:00:00+00:00", 1794528000, "1794528000.5"):
            self.assertEqual(10, self.since(value), value)

    def test_no_date_is_no_age(self):
        for value in (None, "", "None", "N/A"):
            self.assertIsNone(self.since(value))

    def test_tomorrow_is_not_old(self):
        self.assertEqual(-1, self.since("2026-11-24"))


class Secrets(unittest.TestCase):
    secret = script("arn.py", "secret.py")

    def test_what_others_manage_is_not_ours_to_change(self):
        unfit = self.secret["unfit_secret"]
        self.assertIn("rds", unfit(HERE, {"OwningService": "rds"}))
        self.assertIn("eu-west-1", unfit(HERE, {"PrimaryRegion": "eu-west-1"}))
        self.assertIsNone(unfit(HERE, {"PrimaryRegion": "cn-north-1"}))
        self.assertIsNone(unfit(HERE, {}))

    def test_a_rotation_has_one_token_and_the_next_another(self):
        token = self.secret["rotation_token"]
        self.assertEqual(token("arn", "2026-01-01"), token("arn", "2026-01-01"))
        self.assertNotEqual(token("arn", "2026-01-01"), token("arn", "2026-04-01"))
        self.assertRegex(token("arn", None), r"^\w{32,64}$")


class Keys(unittest.TestCase):
    key = script("arn.py", "key.py")
    arn = "arn:aws:kms:eu-west-1:123456789012:key/1234"

    def fault(self, wanted=arn, **changes):
        metadata = {"Arn": self.arn, "KeyId": "1234", "KeyState": "Enabled", "KeySpec": "SYMMETRIC_DEFAULT",
                    "KeyUsage": "ENCRYPT_DECRYPT", "KeyManager": "CUSTOMER", **changes}
        return self.key["unfit_key"]({"Keys": [{}, {"KeyMetadata": metadata}]}, wanted, "kms-key-arn")

    def test_a_key_in_use_by_its_owner_is_fit(self):
        self.assertIsNone(self.fault())

    def test_any_other_is_not(self):
        for changes, why in (({"KeyState": "PendingDeletion"}, "PendingDeletion"), ({"KeyManager": "AWS"}, "customer"),
                             ({"KeySpec": "RSA_2048"}, "symmetric"), ({"KeyUsage": "SIGN_VERIFY"}, "symmetric"),
                             ({"Arn": "another", "KeyId": "another"}, "exist")):
            self.assertIn(why, self.fault(**changes))

    def test_no_key_is_said_so(self):
        self.assertIn("which key", self.fault(wanted=""))


class Delivery(unittest.TestCase):
    def test_what_is_not_set_and_what_is_empty_is_unset(self):
        delivery = script("delivery.py")
        names = delivery["unset"]({"SQSSuccessFeedbackRoleArn": "x", "SQSFailureFeedbackRoleArn": ""}, delivery["ROLES"])
        self.assertEqual(9, len(names))
        self.assertNotIn("SQSSuccessFeedbackRoleArn", names)

    def test_a_rate_of_nought_that_goes_with_a_role_is_meant(self):
        lacking = script("delivery.py")["lacking"]
        rate = "SQSSuccessFeedbackSampleRate"
        self.assertIn(rate, lacking({rate: "0"})[1])
        self.assertNotIn(rate, lacking({rate: "0", "SQSSuccessFeedbackRoleArn": "x"})[1])
        self.assertNotIn(rate, lacking({rate: "5"})[1])


if __name__ == "__main__":
    unittest.main()
