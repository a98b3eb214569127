"""The decisions about buckets, without AWS. Run as test_scripts.py."""
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent
BUCKET = "arn:aws:s3:::cards"


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Id": "own", "Statement": list(statements)})


def allow(principal, *actions, **more):
    return {"Effect": "Allow", "Principal": principal, "Action": list(actions), "Resource": BUCKET, **more}


class Statements(unittest.TestCase):
    scripts = script("policy.py")

    def test_one_is_added_to_what_is_there_and_taken_out_again(self):
        before = policy(allow("*", "s3:GetObject", Sid="Own"))
        after = self.scripts["with_statement"](before, {"Sid": "Ours"})
        self.assertEqual("own", json.loads(after)["Id"])
        self.assertEqual(["Own", "Ours"], [s["Sid"] for s in self.scripts["statements"](after)])
        self.assertEqual(json.loads(before), json.loads(self.scripts["put_back"](after, before, "Ours")))

    def test_without_any_there_is_no_policy(self):
        after = self.scripts["with_statement"]("", {"Sid": "Ours"})
        self.assertEqual([{"Sid": "Ours"}], self.scripts["statements"](after))
        self.assertEqual("", self.scripts["put_back"](after, "", "Ours"))

    def test_what_others_added_meanwhile_stays(self):
        now = self.scripts["with_statement"](policy({"Sid": "New"}), {"Sid": "Ours"})
        self.assertEqual([{"Sid": "New"}], self.scripts["statements"](self.scripts["put_back"](now, "", "Ours")))

    def test_a_single_statement_counts_as_a_list_of_one(self):
        single = json.dumps({"Version": "2012-10-17", "Statement": {"Sid": "Own"}})
        self.assertEqual([{"Sid": "Own"}], self.scripts["statements"](single))

    def test_a_service_is_let_in_by_name_and_action(self):
        lets_in, service = self.scripts["lets_in"], {"Service": ["x.amazonaws.com", "logging.s3.amazonaws.com"]}
        for action, expected in (("s3:PutObject", True), ("s3:Put*", True), ("s3:*", True), ("s3:GetObject", False)):
            found = lets_in(policy(allow(service, action)), "logging.s3.amazonaws.com", "s3:PutObject")
            self.assertEqual(expected, found, action)
        self.assertFalse(lets_in(policy(allow("*", "s3:*")), "logging.s3.amazonaws.com", "s3:PutObject"))
        denied = policy({**allow(service, "s3:*"), "Effect": "Deny"})
        self.assertFalse(lets_in(denied, "logging.s3.amazonaws.com", "s3:PutObject"))


class Tls(unittest.TestCase):
    scripts = script("policy.py", "bucket_tls.py")

    def required(self, **changes):
        denial = {**self.scripts["tls_statement"](BUCKET), **changes}
        return self.scripts["requires_tls"](policy(denial), BUCKET)

    def test_our_own_statement_is_enough(self):
        self.assertTrue(self.required())

    def test_other_spellings_mean_the_same(self):
        self.assertTrue(self.required(Principal={"AWS": "*"}, Action=["s3:*"], Resource="*"))
        self.assertTrue(self.required(Condition={"BoolIfExists": {"aws:securetransport": ["false"]}}))
        self.assertTrue(self.required(Condition={"Bool": {"aws:SecureTransport": False}}))

    def test_half_a_denial_is_none(self):
        self.assertFalse(self.required(Effect="Allow"))
        self.assertFalse(self.required(Resource=[BUCKET + "/*"]))
        self.assertFalse(self.required(Action="s3:GetObject"))
        self.assertFalse(self.required(Principal={"AWS": "arn:aws:iam::210987654321:root"}))
        self.assertFalse(self.required(Condition={"Bool": {"aws:SecureTransport": "true"}}))
        self.assertFalse(self.required(Condition={}))
        more = {"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:PrincipalAccount": "123456789012"}}
        self.assertFalse(self.required(Condition=more))

    def test_two_statements_may_share_the_work(self):
        one = {**self.scripts["tls_statement"](BUCKET), "Resource": BUCKET}
        other = {**one, "Resource": BUCKET + "/*"}
        self.assertTrue(self.scripts["requires_tls"](policy(one, other), BUCKET))


class ForeignAccess(unittest.TestCase):
    scripts = script("policy.py", "foreign_access.py")
    listed = ["s3:PutBucketPolicy", "s3:PutObjectAcl"]

    def denial(self, *statements, actions=None):
        own = {"123456789012", "canonical-owner"}
        return self.scripts["denial_for"](policy(*statements), actions or self.listed, own, "123456789012", BUCKET)

    def test_an_action_is_meant_by_its_name_or_by_a_star_on_either_side(self):
        overlap = self.scripts["overlap"]
        for action, pattern in (("s3:putbucketpolicy", "s3:PutBucketPolicy"), ("s3:*", "s3:PutObjectAcl"),
                                ("s3:Put*Acl", "s3:PutObjectAcl"), ("s3:PutObjectAcl", "s3:*Acl"), ("*", "s3:Put*")):
            self.assertTrue(overlap(action, pattern), (action, pattern))
        for action, pattern in (("s3:GetObject", "s3:PutObjectAcl"), ("s3:Put*Tagging", "s3:PutObjectAcl"),
                                ("s3:Get*", "s3:PutObjectAcl"), ("s3:Get*", "s3:Put*")):
            self.assertFalse(overlap(action, pattern), (action, pattern))

    def test_another_account_loses_them_in_whatever_form_it_is_named(self):
        for who in ("arn:aws:iam::210987654321:root", "arn:aws:iam::210987654321:role/x", "210987654321"):
            self.assertEqual({"AWS": [who]}, self.denial(allow({"AWS": who}, "s3:Put*"))["Principal"])
        self.assertEqual({"CanonicalUser": ["x"]}, self.denial(allow({"CanonicalUser": "x"}, "s3:*"))["Principal"])

    def test_our_own_account_services_and_readers_lose_nothing(self):
        for statement in (allow({"AWS": "arn:aws:iam::123456789012:role/admin"}, "s3:*"),
                          allow({"AWS": "123456789012"}, "s3:*"), allow({"CanonicalUser": "canonical-owner"}, "s3:*"),
                          allow({"Service": "logging.s3.amazonaws.com"}, "s3:*"),
                          allow({"AWS": "arn:aws:iam::210987654321:root"}, "s3:GetObject"),
                          {**allow("*", "s3:*"), "Effect": "Deny"}):
            self.assertIsNone(self.denial(statement), statement)

    def test_everybody_is_everybody_but_this_account_and_the_services_of_aws(self):
        named_not = {"Effect": "Allow", "NotPrincipal": {"AWS": "210987654321"}, "Action": "s3:*"}
        for statement in (allow("*", "s3:PutObjectAcl"), allow({"AWS": "*"}, "s3:*"), named_not):
            denial = self.denial(statement)
            self.assertEqual("*", denial["Principal"])
            self.assertEqual({"aws:PrincipalAccount": "123456789012"}, denial["Condition"]["StringNotEquals"])

    def test_everything_but_a_few_actions_may_be_the_listed_ones(self):
        statement = {"Effect": "Allow", "Principal": {"AWS": "210987654321"}, "NotAction": "s3:GetObject"}
        self.assertIsNotNone(self.denial(statement))

    def test_a_denial_that_is_there_is_recognised_in_any_order(self):
        denial = self.denial(allow({"AWS": ["210987654321", "310987654321"]}, "s3:*"))
        turned = {**denial, "Action": denial["Action"][::-1], "Principal": {"AWS": denial["Principal"]["AWS"][::-1]}}
        self.assertTrue(self.scripts["holds"](policy(turned), denial))
        self.assertFalse(self.scripts["holds"](policy({**turned, "Action": self.listed[:1]}), denial))


class BucketLists(unittest.TestCase):
    scripts = script("bucket_acl.py")

    def acl(self, *grantees):
        return {"Owner": {"ID": "me"}, "Grants": [{"Grantee": it, "Permission": "READ"} for it in grantees]}

    def test_everybody_but_the_owner_is_another(self):
        everybody = {"URI": "http://acs.amazonaws.com/groups/global/AllUsers"}
        found = self.scripts["others"](self.acl({"ID": "me"}, {"ID": "you"}, everybody))
        self.assertEqual([{"ID": "you"}, everybody], [grant["Grantee"] for grant in found])

    def test_log_delivery_is_noticed(self):
        for grantee in self.scripts["DELIVERY"]:
            self.assertTrue(self.scripts["takes_logs"](self.acl({"ID": "me"}, {"ID": grantee})))
            self.assertTrue(self.scripts["takes_logs"](self.acl({"URI": grantee})))
        self.assertFalse(self.scripts["takes_logs"](self.acl({"ID": "me"}, {"ID": "you"})))


class Replication(unittest.TestCase):
    scripts = script("replication.py")
    old = {"Role": "theirs", "Rules": [{"ID": "old", "Priority": 7, "Status": "Disabled", "Filter": {}}]}

    def test_a_rule_is_added_behind_the_others_and_their_role_stays(self):
        after = self.scripts["with_rule"](self.old, "ours", "arn:aws:s3:::copies")
        self.assertEqual("theirs", after["Role"])
        self.assertEqual(self.old["Rules"][0], after["Rules"][0])
        self.assertEqual(8, after["Rules"][1]["Priority"])
        self.assertTrue(self.scripts["replicates"](after))
        self.assertEqual(self.old, self.scripts["without_rule"](after, self.old))

    def test_a_bucket_without_rules_has_none_again(self):
        after = self.scripts["with_rule"]({}, "ours", "arn:aws:s3:::copies")
        self.assertEqual(("ours", 1), (after["Role"], after["Rules"][0]["Priority"]))
        self.assertEqual({}, self.scripts["without_rule"](after, {}))


if __name__ == "__main__":
    unittest.main()
