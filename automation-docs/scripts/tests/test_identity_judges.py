"""What the recipes about identity decide, without AWS. Run: python3 -m unittest discover automation-docs/scripts/tests"""
import itertools
import json
import pathlib
import re
import unittest

FOLDER = pathlib.Path(__file__).parent.parent
RECIPES = FOLDER.parent / "recipes"
HERE = {"Today": "2026-11-23", "Mode": "heal", "Account": "123456789012", "Region": "eu-west-1", "Document": "X",
        "AutomationAssumeRole": "arn:aws:iam::123456789012:role/PciAutoHeal-X", "Settings": [], "Tags": []}
KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234"
KEYS = [{"KeyMetadata": {"Arn": KEY, "KeyState": "Enabled", "KeySpec": "SYMMETRIC_DEFAULT", "KeyManager": "CUSTOMER"}}]


def judge(recipe, restore=False, **event):
    """The judge of a recipe with the fragments it uses; parameters have their defaults."""
    text = (RECIPES / (recipe + ".yaml")).read_text()
    by = "  " if restore else ""
    body = re.search(rf"^{by}judge: \|\n((?:{by}  .*\n|\n)+)", text, re.M).group(1)
    uses = re.search(r"^use: \[(.*)\]", text, re.M)
    fragments = ["scripts/restore.py" if restore else "scripts/decide.py", "scripts/settings.py"]
    scope = {}
    for name in fragments + (uses.group(1).split(", ") if uses else []):
        exec(compile((FOLDER.parent / name).read_text(), name, "exec"), scope)
    exec(compile("def judge(event, context):\n" + re.sub(f"^{by}", "  ", body, flags=re.M), recipe, "exec"), scope)
    defaults = dict(re.findall(r"^  (\w+): \{ is: .*default: \"?([\w-]+)\"?,", text, re.M))
    return scope["judge"]({**HERE, **defaults, **event}, {})


def set_to(**settings):
    return [{"Name": "/pciautoheal/" + name.replace("_", "-"), "Value": value} for name, value in settings.items()]


class Judged(unittest.TestCase):
    def says(self, verdict, recipe, restore=False, because="", **event):
        answer = judge(recipe, restore, **event)
        self.assertEqual(verdict, answer["Verdict"], answer["Reason"])
        self.assertIn(because, answer["Reason"])
        return answer


class PasswordPolicies(Judged):
    def test_nothing_ever_becomes_weaker(self):
        flags = (True, False)
        for length, age, reuse, kind, hard in itertools.product((6, 12, 20), (None, 30, 90, 365), (None, 2, 24), flags, flags):
            policy = {"MinimumPasswordLength": length, "RequireSymbols": kind, "RequireNumbers": kind, "HardExpiry": hard,
                      "RequireLowercaseCharacters": kind, "RequireUppercaseCharacters": kind,
                      **({"MaxPasswordAge": age} if age else {}),
                      **({"PasswordReusePrevention": reuse} if reuse else {})}
            answer = judge("StrengthenPasswordPolicy", Answer={"PasswordPolicy": policy})
            self.assertEqual((max(length, 12), min(age or 90, 90), max(reuse or 0, 4), True, hard), (
                answer["MinimumPasswordLength"], answer["MaxPasswordAge"], answer["PasswordReusePrevention"],
                answer["RequireNumbers"], answer["HardExpiry"]))

    def test_where_there_was_none_users_may_change_their_own(self):
        answer = self.says("Heal", "StrengthenPasswordPolicy", Answer={})
        self.assertTrue(answer["MayChange"])
        self.assertFalse(answer["HardExpiry"])
        self.says("Heal", "StrengthenPasswordPolicy", restore=True, Saved=answer["PreviousState"],
                  Answer={"PasswordPolicy": {"MinimumPasswordLength": 12}})


class Contacts(Judged):
    def test_half_a_contact_is_none(self):
        half = set_to(security_contact_name="On call", security_contact_email="a@example.com")
        self.says("Stopped", "SetSecurityContact", because="contact-phone", Answer={}, Settings=half)

    def test_a_contact_that_is_there_stays(self):
        self.says("AlreadyCompliant", "SetSecurityContact", Answer={"AlternateContact": {"Name": "x"}})


class DeletedKeys(Judged):
    saved = json.dumps({"KeyState": "PendingDeletion", "DeletionDate": "2026-12-05 10:00:00+00:00"})
    disabled = {"KeyMetadata": {"KeyState": "Disabled"}}

    def test_a_replicated_key_that_waits_for_its_replicas_is_leaving_too(self):
        self.says("Heal", "CancelKeyDeletion", Answer={"KeyMetadata": {"KeyState": "PendingReplicaDeletion"}})

    def test_it_leaves_on_the_day_it_would_have_left(self):
        answer = self.says("Heal", "CancelKeyDeletion", restore=True, Saved=self.saved, Answer=self.disabled)
        self.assertEqual(12, answer["Days"])

    def test_that_day_has_passed(self):
        earlier = self.saved.replace("2026-12", "2026-10")
        answer = judge("CancelKeyDeletion", True, Saved=earlier, Answer=self.disabled)
        self.assertEqual(7, answer["Days"])

    def test_a_key_in_use_again_stays(self):
        enabled = {"KeyMetadata": {"KeyState": "Enabled"}}
        self.says("Stopped", "CancelKeyDeletion", restore=True, because="Enabled", Saved=self.saved, Answer=enabled)


class Credentials(Judged):
    def unused(self, keys, last_use=None, login=None, user=None):
        return judge("DeactivateUnusedCredentials", UserName="alice", Keys=keys, KeyIds=[key["AccessKeyId"] for key in keys],
                     LastUse=[{"AccessKeyLastUsed": {"LastUsedDate": last_use}} if last_use else {} for _ in keys],
                     Login={"LoginProfile": login} if login else {}, User=user or {})

    def key(self, made, status="Active"):
        return {"AccessKeyId": "AKIA" + made, "Status": status, "CreateDate": made}

    def test_a_key_that_was_never_used_counts_from_its_creation(self):
        self.assertEqual(["AKIA2026-05-01"], self.unused([self.key("2026-05-01"), self.key("2026-11-01")])["UnusedKeys"])

    def test_an_old_key_in_use_is_not_unused(self):
        self.assertEqual("AlreadyCompliant", self.unused([self.key("2020-01-01")], last_use="2026-11-01")["Verdict"])

    def test_an_inactive_key_is_left_alone(self):
        self.assertEqual("AlreadyCompliant", self.unused([self.key("2020-01-01", "Inactive")])["Verdict"])

    def test_a_password_that_was_set_anew_counts_from_then(self):
        used = {"PasswordLastUsed": "2025-01-01"}
        self.assertFalse(self.unused([], login={"CreateDate": "2026-11-01"}, user=used)["HasUnusedPassword"])
        self.assertTrue(self.unused([], login={"CreateDate": "2024-01-01"}, user=used)["HasUnusedPassword"])

    def test_only_the_old_active_key_is_deactivated_and_the_last_day_counts(self):
        keys = [self.key("2026-08-25"), self.key("2026-08-24"), self.key("2020-01-01", "Inactive")]
        answer = self.says("Heal", "DeactivateOldAccessKeys", UserName="alice", Keys=keys)
        self.assertEqual(["AKIA2026-08-24"], answer["OldKeys"])

    def test_a_key_that_was_deleted_since_does_not_come_back(self):
        saved = json.dumps({"ActiveKeys": ["AKIA2026-05-01", "AKIAgone"]})
        answer = judge("DeactivateOldAccessKeys", True, Saved=saved, Keys=[self.key("2026-05-01", "Inactive")])
        self.assertEqual(["AKIA2026-05-01"], answer["Keys"])


class SupportRoles(Judged):
    none = {"Users": [], "Groups": [], "Roles": []}

    def test_a_role_that_others_may_assume_is_not_given_the_policy(self):
        role = {"Role": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}}
        self.says("Stopped", "CreateSupportRole", because="trusts", Answer=role, **self.none)

    def test_half_way_only_the_policy_is_missing(self):
        trust = json.loads(self.says("Heal", "CreateSupportRole", Answer={}, **self.none)["Trust"])
        answer = self.says("Heal", "CreateSupportRole", Answer={"Role": {"AssumeRolePolicyDocument": trust}}, **self.none)
        self.assertFalse(answer["NeedsRole"])

    def test_the_policy_in_use_anywhere_is_enough(self):
        self.says("AlreadyCompliant", "CreateSupportRole", Answer={}, **{**self.none, "Groups": [{"GroupName": "help"}]})


class Inline(Judged):
    def role(self, count=1, attached=0, path="/", action="s3:GetObject"):
        document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": "*"}]}
        return {"RoleId": "AROA", "RoleName": "web", "Path": path,
                "RolePolicyList": [{"PolicyName": f"p{n}", "PolicyDocument": document} for n in range(count)],
                "AttachedManagedPolicies": [{"PolicyArn": f"arn:{n}", "PolicyName": str(n)} for n in range(attached)]}

    def test_what_cannot_be_converted_is_left_alone(self):
        for role, why in ((self.role(path="/aws-service-role/x/"), "AWS manages"),
                          (self.role(path="/aws-reserved/sso/"), "AWS manages"),
                          (self.role(count=2, attached=9), "more than 10"),
                          (self.role(action="s3:" + "x" * 6144), "longer")):
            self.says("Stopped", "ConvertInlinePolicies", because=why, Entity=role, Managed={})

    def test_half_way_only_what_is_missing_is_made(self):
        first = judge("ConvertInlinePolicies", Entity=self.role(2), Managed={})
        made = {"Arn": first["Attach"][0], "DefaultVersionId": "v1"}
        answer = self.says("Heal", "ConvertInlinePolicies", Entity=self.role(2), Managed={"Policies": [made]})
        self.assertEqual(([first["Attach"][1]], first["Attach"]), ([it["Arn"] for it in answer["Missing"]], answer["Attach"]))

    def test_a_managed_policy_that_was_edited_does_not_take_the_place(self):
        arn = judge("ConvertInlinePolicies", Entity=self.role(), Managed={})["Attach"][0]
        made = {"Policies": [{"Arn": arn, "DefaultVersionId": "v2"}]}
        self.says("Stopped", "ConvertInlinePolicies", because="changed", Entity=self.role(), Managed=made)

    def test_another_document_has_another_name(self):
        names = {judge("ConvertInlinePolicies", Entity=self.role(action=action), Managed={})["Attach"][0]
                 for action in ("s3:Get*", "s3:Put*")}
        self.assertEqual(2, len(names))


class Secrets(Judged):
    def test_what_is_managed_elsewhere_is_left_alone(self):
        for secret in ({"OwningService": "rds"}, {"PrimaryRegion": "us-east-1"}):
            whole = {"CreatedDate": "2020-01-01", "LastRotatedDate": "2020-01-01", **secret}
            self.says("Stopped", "DeleteUnusedSecret", Secret=whole)
            self.says("Stopped", "RotateSecret", Secret=whole, ResourceId="arn")
            self.says("Stopped", "EncryptSecretWithCmk", Secret=whole, Keys=KEYS, Settings=set_to(kms_key_arn=KEY))

    def test_a_secret_with_replicas_is_not_deleted(self):
        replicated = {"CreatedDate": "2020-01-01", "ReplicationStatus": [{}]}
        self.says("Stopped", "DeleteUnusedSecret", because="replicas", Secret=replicated)

    def test_a_young_secret_nobody_has_read_yet_stays(self):
        self.says("AlreadyCompliant", "DeleteUnusedSecret", Secret={"CreatedDate": "2026-11-01"})

    def test_what_says_no_date_is_not_deleted(self):
        self.says("Stopped", "DeleteUnusedSecret", because="does not say", Secret={})

    def test_rotation_is_not_set_up_here_nor_repeated_over_a_failed_one(self):
        rotating = {"RotationEnabled": True, "RotationLambdaARN": "arn", "LastRotatedDate": "2026-01-01"}
        stuck = {**rotating, "VersionIdsToStages": {"a": ["AWSCURRENT"], "b": ["AWSPENDING"]}}
        done = {**rotating, "VersionIdsToStages": {"a": ["AWSPREVIOUS"], "b": ["AWSPENDING", "AWSCURRENT"]}}
        never = {"LastRotatedDate": "2026-01-01"}
        self.says("Stopped", "RotateSecret", because="never set up", Secret=never, ResourceId="arn")
        self.says("Stopped", "RotateSecret", because="did not finish", Secret=stuck, ResourceId="arn")
        self.says("Heal", "RotateSecret", Secret=done, ResourceId="arn")

    def test_without_a_usable_key_nothing_is_encrypted(self):
        for keys, settings in ((KEYS, []), ([{}], set_to(kms_key_arn=KEY, sns_kms_key_arn=KEY))):
            self.says("Stopped", "EncryptSecretWithCmk", Secret={}, Keys=keys, Settings=settings)
            self.says("Stopped", "EncryptTopic", Answer={"Attributes": {}}, Keys=keys, Settings=settings)

    def test_the_key_of_aws_is_not_a_customers(self):
        settings = set_to(kms_key_arn=KEY)
        for key, verdict in (("alias/aws/secretsmanager", "Heal"), ("alias/own", "AlreadyCompliant")):
            self.says(verdict, "EncryptSecretWithCmk", Secret={"KmsKeyId": key}, Keys=KEYS, Settings=settings)


class Services(Judged):
    def test_discovery_waits_for_macie_and_is_the_administrators(self):
        on = {"Session": {"status": "ENABLED"}, "Relation": {}, "Discovery": {"status": "DISABLED"}}
        self.says("Heal", "EnableMacieDiscovery", **on)
        self.says("Stopped", "EnableMacieDiscovery", because="PciAutoHeal-EnableMacie", **{**on, "Session": {}, "Discovery": {}})
        member = {"administrator": {"accountId": "111122223333"}}
        self.says("Stopped", "EnableMacieDiscovery", because="111122223333", **{**on, "Relation": member})

    def test_a_suspended_detector_is_resumed_and_none_is_made(self):
        suspended = self.says("Heal", "EnableGuardDuty", DetectorIds=["d"], Detectors=[{"Status": "DISABLED"}])
        self.assertEqual((False, True), (suspended["HasNone"], suspended["HasOne"]))
        none = self.says("Heal", "EnableGuardDuty", DetectorIds=[], Detectors=[])
        self.assertEqual((True, False), (none["HasNone"], none["HasOne"]))

    def test_only_an_active_root_is_open(self):
        for kind, status in (("SUBORDINATE", "ACTIVE"), ("ROOT", "DISABLED"), ("ROOT", "PENDING_CERTIFICATE")):
            answer = {"CertificateAuthority": {"Type": kind, "Status": status}}
            self.says("AlreadyCompliant", "DisableRootCa", Answer=answer)

    def test_deliveries_are_not_logged_with_a_role_that_is_not_there(self):
        self.says("Stopped", "LogSnsDelivery", because="no role", Answer={"Attributes": {}}, Role={}, RoleName="X")


if __name__ == "__main__":
    unittest.main()
