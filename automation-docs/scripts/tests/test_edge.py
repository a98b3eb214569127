"""The decisions about CloudFront, WAF and search domains, without AWS."""
import json
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


class Distribution(unittest.TestCase):
    distribution = script("distribution.py")

    def event(self):
        return {"Distribution": {"ETag": "E1", "Distribution": {"DistributionConfig": {
            "Origins": {"Quantity": 1, "Items": [{"Id": "web"}]}, "DefaultCacheBehavior": {"TargetOriginId": "web"},
            "CacheBehaviors": {"Quantity": 1, "Items": [{"PathPattern": "/a/*", "TargetOriginId": "web"}]}}}}}

    def test_is_changed_in_a_copy_under_the_tag_of_the_reading(self):
        event = self.event()
        config = self.distribution["config_of"](event)
        self.distribution["origins"](config)["web"]["Id"] = "other"
        self.assertEqual(self.event(), event)
        self.assertEqual("other", config["Origins"]["Items"][0]["Id"])
        self.assertEqual("E1", self.distribution["etag"](event))

    def test_has_the_default_behavior_and_those_of_paths(self):
        config = self.distribution["config_of"](self.event())
        self.assertEqual({"", "/a/*"}, set(self.distribution["behaviors"](config)))
        config["CacheBehaviors"] = {"Quantity": 0}
        self.assertEqual([config["DefaultCacheBehavior"]], list(self.distribution["behaviors"](config).values()))

    def test_has_no_items_where_the_group_is_absent_or_empty(self):
        for group in (None, {}, {"Quantity": 0}, {"Quantity": 0, "Items": None}):
            self.assertEqual([], self.distribution["items"](group))


class SearchDomain(unittest.TestCase):
    domain = script("restore.py", "search_domain.py")
    group = {"logGroupName": "/logs", "arn": "arn:aws:logs:eu-west-1:123456789012:log-group:/logs:*"}
    ours = {"CloudWatchLogsLogGroupArn": "arn:aws:logs:eu-west-1:123456789012:log-group:/logs", "Enabled": True}

    def event(self, published=None, **more):
        return {"LogGroup": "/logs", "Groups": [{**self.group, "logGroupName": "/logs/old"}, self.group],
                "Domains": [{"Deleted": True, "Processing": True}, {"LogPublishingOptions": published, **more}]}

    def test_that_is_being_deleted_is_none(self):
        self.assertEqual({}, self.domain["domain_of"]({"Domains": [{"Deleted": True}]}))
        self.assertIsNone(self.domain["busy"](self.event()))

    def test_takes_one_change_at_a_time(self):
        for processing in (True, "true", "True"):
            self.assertIsNotNone(self.domain["busy"](self.event(Processing=processing)))

    def test_publishes_what_is_missing_and_keeps_the_rest(self):
        elsewhere = {"CloudWatchLogsLogGroupArn": "own", "Enabled": True}
        event = self.event({"A": elsewhere, "B": {**elsewhere, "Enabled": False}})
        missing, wanted = self.domain["publishing"](event, ["A", "B", "C"])
        self.assertEqual(["B", "C"], missing)
        self.assertEqual({"A": elsewhere, "B": self.ours, "C": self.ours}, wanted)

    def test_takes_the_log_group_of_exactly_that_name(self):
        self.assertEqual(self.ours["CloudWatchLogsLogGroupArn"], self.domain["log_group_arn"](self.event()))
        self.assertEqual("", self.domain["log_group_arn"]({"LogGroup": "/log", "Groups": [self.group]}))

    def test_goes_back_to_what_was_and_leaves_what_came_since(self):
        was = {"A": {"CloudWatchLogsLogGroupArn": "own", "Enabled": False}}
        event = {**self.event({"A": self.ours, "B": self.ours, "C": self.ours}),
                 "Saved": json.dumps({"Added": ["A", "B"], "LogPublishingOptions": was})}
        self.assertEqual({"A": was["A"], "B": {**self.ours, "Enabled": False}, "C": self.ours},
                         self.domain["unpublished"](event))


class RuleGroup(unittest.TestCase):
    group = script("rule_group.py")

    def event(self, scope="regional", **more):
        return {"ResourceId": f"arn:aws:wafv2:us-east-1:123456789012:{scope}/rulegroup/shop/1",
                "Answer": {"LockToken": "lock", "RuleGroup": {"Name": "shop", "Id": "1", "VisibilityConfig": {
                    "CloudWatchMetricsEnabled": False, "MetricName": "shop"}, **more}}}

    def test_keeps_everything_but_the_metrics(self):
        rules = [{"Name": "abroad", "Statement": {"GeoMatchStatement": {"CountryCodes": ["AQ"]}}}]
        parts = self.group["parts"](self.event(Rules=rules), True)
        self.assertEqual({"CloudWatchMetricsEnabled": True, "MetricName": "shop"}, parts["Visibility"])
        self.assertEqual((rules, "lock", "REGIONAL"), (parts["Rules"], parts["LockToken"], parts["Scope"]))
        self.assertEqual("CLOUDFRONT", self.group["parts"](self.event("global"), True)["Scope"])

    def test_is_sent_in_exactly_one_form(self):
        text, bodies = {"Description": "d"}, {"CustomResponseBodies": {"a": {}}}
        for more, form in (({}, "IsPlain"), (text, "IsDescribed"), (bodies, "IsAnswered"), ({**text, **bodies}, "IsBoth")):
            parts = self.group["parts"](self.event(**more), True)
            self.assertEqual([form], [name for name in parts if parts[name] is True], more)

    def test_is_left_alone_where_bytes_would_be_lost(self):
        search = {"ByteMatchStatement": {"SearchString": "b'x'"}}
        nested = {"AndStatement": {"Statements": [{}, search]}}
        for statement in (search, {"NotStatement": {"Statement": search}}, nested):
            self.assertIsNotNone(self.group["lossy"](self.event(Rules=[{"Statement": statement}])), statement)
        self.assertIsNone(self.group["lossy"](self.event(Rules=[{"Statement": {"GeoMatchStatement": {}}}])))
        self.assertIsNone(self.group["lossy"](self.event()))


if __name__ == "__main__":
    unittest.main()
