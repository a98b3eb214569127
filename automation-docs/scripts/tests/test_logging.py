"""The decisions about trails, builds, stacks, releases and APIs, without AWS."""
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


def trail(name="audit", region="eu-west-1", account="123456789012", **more):
    return {"Name": name, "HomeRegion": region, "TrailARN": f"arn:aws:cloudtrail:{region}:{account}:trail/{name}", **more}


def here(*trails):
    return {"Trails": list(trails), "Region": "eu-west-1", "Account": "123456789012"}


class Trails(unittest.TestCase):
    trails = script("trails.py")

    def test_are_changed_at_home_alone(self):
        self.assertIsNone(self.trails["elsewhere"](here(), trail()))
        for other in (trail(region="us-east-1"), trail(account="210987654321"), trail(IsOrganizationTrail=True)):
            self.assertIsNotNone(self.trails["elsewhere"](here(), other), other)

    def test_are_found_by_name_and_by_arn(self):
        ours, other = trail(), trail("other")
        for id in ("audit", ours["TrailARN"]):
            self.assertEqual(ours, self.trails["named"](here(other, ours), id))
        self.assertEqual({}, self.trails["named"](here(other), "audit"))

    def test_of_one_name_are_those_at_home_here_first(self):
        organization = trail(account="210987654321", IsOrganizationTrail=True)
        self.assertEqual(trail(), self.trails["named"](here(organization, trail()), "audit"))

    def test_keep_their_answers_apart(self):
        event = {"TrailArns": ["a", "b"], "Statuses": [{"IsLogging": True}, {}]}
        answers = self.trails["with_answers"](event, "Statuses")
        self.assertEqual([True, False], [self.trails["on"](answers[arn]) for arn in ("a", "b")])


def advanced(**equals):
    return {"FieldSelectors": [{"Field": field.replace("_", "."), "Equals": [value]} for field, value in equals.items()]}


class Events(unittest.TestCase):
    events = script("trail_events.py", "object_events.py")
    everything = {"ReadWriteType": "All", "IncludeManagementEvents": True}

    def basic(self, *values, **more):
        resources = [{"Type": "AWS::S3::Object", "Values": list(values)}]
        return {"EventSelectors": [{**self.everything, "DataResources": resources, **more}]}

    def test_of_management_are_all_or_not_enough(self):
        enough = self.events["all_management"]
        self.assertTrue(enough({"EventSelectors": [self.everything]}))
        self.assertTrue(enough({"AdvancedEventSelectors": [advanced(eventCategory="Management")]}))
        for less in ({"ReadWriteType": "WriteOnly"}, {"IncludeManagementEvents": False},
                     {"ExcludeManagementEventSources": ["kms.amazonaws.com"]}):
            self.assertFalse(enough({"EventSelectors": [{**self.everything, **less}]}), less)
        self.assertFalse(enough({"AdvancedEventSelectors": [advanced(eventCategory="Management", readOnly="false")]}))

    def test_of_objects_are_those_of_every_bucket(self):
        enough = self.events["all_objects"]
        for every in ("arn:aws:s3", "arn:aws:s3:::", "arn:aws-us-gov:s3"):
            self.assertTrue(enough(self.basic(every)), every)
        for less in (self.basic("arn:aws:s3:::cards/"), self.basic("arn:aws:s3:::s3"), self.basic(),
                     self.basic("arn:aws:s3", ReadWriteType="WriteOnly"), {}):
            self.assertFalse(enough(less), less)

    def test_of_objects_may_be_chosen_by_field_but_not_narrowed(self):
        wide = advanced(eventCategory="Data", resources_type="AWS::S3::Object")
        narrow = {"FieldSelectors": wide["FieldSelectors"] + [{"Field": "resources.ARN", "StartsWith": ["arn:aws:s3:::cards/"]}]}
        self.assertTrue(self.events["all_objects"]({"AdvancedEventSelectors": [wide]}))
        self.assertFalse(self.events["all_objects"]({"AdvancedEventSelectors": [narrow]}))

    def test_are_added_to_what_is_there(self):
        add, enough = self.events["with_objects"], self.events["all_objects"]
        before = self.basic("arn:aws:s3:::cards/")
        basic, none = add(before, "aws-cn")
        self.assertEqual((before["EventSelectors"], []), (basic[:-1], none))
        self.assertTrue(enough({"EventSelectors": basic}))
        before = {"AdvancedEventSelectors": [advanced(eventCategory="Management")]}
        none, chosen = add(before, "aws")
        self.assertEqual((before["AdvancedEventSelectors"], []), (chosen[:-1], none))
        self.assertTrue(enough({"AdvancedEventSelectors": chosen}))


class ServiceKeys(unittest.TestCase):
    keys = script("kms_key.py", "policy.py", "service_key.py")
    answer = {"KeyMetadata": {"Arn": "arn:key", "KeyManager": "CUSTOMER", "KeyState": "Enabled"}}

    def fault(self, answer, action="kms:GenerateDataKey*", effect="Allow"):
        statement = {"Effect": effect, "Principal": {"Service": "cloudtrail.amazonaws.com"}, "Action": action, "Resource": "*"}
        policies = [{"Policy": json.dumps({"Statement": [statement]})}]
        return self.keys["closed_to"](answer, policies, "alias/k", ["cloudtrail.amazonaws.com"])

    def test_are_open_by_their_policy(self):
        self.assertIsNone(self.fault(self.answer))
        self.assertIsNone(self.fault(self.answer, "kms:*"))
        self.assertIn("does not let cloudtrail.amazonaws.com", self.fault(self.answer, "kms:Decrypt"))
        self.assertIn("does not let cloudtrail.amazonaws.com", self.fault(self.answer, effect="Deny"))

    def test_are_there_and_enabled(self):
        self.assertIn("there is no key", self.fault({}))
        self.assertIn("is Disabled", self.fault({"KeyMetadata": {**self.answer["KeyMetadata"], "KeyState": "Disabled"}}))


class Stacks(unittest.TestCase):
    stacks = script("stack.py")

    def test_take_an_update_at_rest(self):
        self.assertIsNone(self.stacks["fixed"]({"StackName": "cards", "StackStatus": "UPDATE_COMPLETE"}))
        for more in ({"StackStatus": "UPDATE_IN_PROGRESS"}, {"StackStatus": "ROLLBACK_COMPLETE"}, {"ParentId": "arn:parent"},
                     {"StackName": "StackSet-cards-1"}):
            self.assertIsNotNone(self.stacks["fixed"]({"StackName": "cards", "StackStatus": "UPDATE_COMPLETE", **more}), more)

    def test_keep_every_parameter(self):
        stack = {"Parameters": [{"ParameterKey": "Password", "ParameterValue": "****"}], "Capabilities": ["CAPABILITY_IAM"]}
        self.assertEqual({"Parameters": [{"ParameterKey": "Password", "UsePreviousValue": True}],
                          "Capabilities": ["CAPABILITY_IAM"]}, self.stacks["same"](stack))


class DeploymentGroups(unittest.TestCase):
    groups = script("deployment_group.py")

    def test_are_named_by_their_arn(self):
        arn = "arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:cards/prod"
        for id, items in ((arn, []), ("0c1f2a3b", [{"arn": arn}])):
            self.assertEqual(arn, self.groups["arn_of"](id, items))
        self.assertEqual("", self.groups["arn_of"]("0c1f2a3b", []))

    def test_wait_for_a_deployment(self):
        status = lambda name: self.groups["under_way"]({"lastAttemptedDeployment": {"status": name}})
        self.assertEqual([None, None, None], [status(name) for name in ("Succeeded", "Failed", "Stopped")])
        self.assertIsNone(self.groups["under_way"]({}))
        self.assertIn("InProgress", status("InProgress"))


class GraphqlApis(unittest.TestCase):
    apis = script("graphql.py")
    api = {"name": "cards", "authenticationType": "OPENID_CONNECT", "openIDConnectConfig": {"issuer": "https://id"},
           "xrayEnabled": True, "queryDepthLimit": 5, "logConfig": {"fieldLogLevel": "NONE", "cloudWatchLogsRoleArn": "own"}}

    def test_are_sent_back_whole(self):
        sent = self.apis["whole"](self.api, "ERROR", "ours")
        self.assertEqual(("cards", 5, True, {"issuer": "https://id"}), (sent["Name"], sent["Depth"], sent["Xray"], sent["Open"]))
        self.assertEqual([False, False, True, False], [sent[kind] for kind in ("IsPlain", "IsPool", "IsOpen", "IsFunction")])

    def test_keep_their_role(self):
        self.assertEqual("own", self.apis["whole"](self.api, "ERROR", "ours")["Log"]["cloudWatchLogsRoleArn"])
        self.assertEqual({"fieldLogLevel": "ERROR", "cloudWatchLogsRoleArn": "ours", "excludeVerboseContent": True},
                         self.apis["whole"]({**self.api, "logConfig": None}, "ERROR", "ours")["Log"])

    def test_are_left_where_an_update_would_lose_something(self):
        self.assertIsNone(self.apis["unknown"](self.api))
        for more in ({"apiType": "MERGED"}, {"enhancedMetricsConfig": {"resolverLevelMetricsBehavior": "x"}},
                     {"authenticationType": "NEW"}):
            self.assertIsNotNone(self.apis["unknown"]({**self.api, **more}), more)


class BuildProjects(unittest.TestCase):
    projects = script("restore.py", "build_project.py")

    def test_have_artifacts_that_are_plain(self):
        artifacts = [{"artifactIdentifier": "b", "encryptionDisabled": True}, {"artifactIdentifier": "a", "encryptionDisabled": "true"},
                     {"artifactIdentifier": "c"}]
        self.assertEqual(["a", "b"], self.projects["plain"](artifacts))

    def test_are_put_back_from_what_healing_changed_alone(self):
        there = {"Projects": [{"name": "payments"}], "Saved": '{"privilegedMode": true}'}
        self.assertIsNone(self.projects["unfit"](there, "privilegedMode", True))
        self.assertIsNotNone(self.projects["unfit"]({**there, "Projects": []}, "privilegedMode", True))
        self.assertIsNotNone(self.projects["unfit"]({**there, "Saved": "{}"}, "privilegedMode", True))


if __name__ == "__main__":
    unittest.main()
