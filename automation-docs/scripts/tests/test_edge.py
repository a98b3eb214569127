"""The decisions about CloudFront, WAF and search domains, without AWS."""
import copy
import json
import pathlib
import unittest

from test_identity_judges import judge, set_to

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


    def test_before_elasticsearch_6_7_is_not_encrypted_in_place(self):
        for engine, old in (("Elasticsearch_5.6", True), ("Elasticsearch_6.5", True), ("Elasticsearch_6.7", False),
                            ("Elasticsearch_7.10", False), ("OpenSearch_1.0", False)):
            self.assertEqual(old, self.domain["too_old"](self.event(EngineVersion=engine)) is not None, engine)


class Refusals(unittest.TestCase):
    """What moto is never asked: where the owner has to act first, and where he has acted since."""
    config = {"Origins": {"Items": [{"Id": "a", "S3OriginConfig": {"OriginAccessIdentity": ""}}]}, "WebACLId": "",
              "DefaultCacheBehavior": {"TargetOriginId": "a", "ViewerProtocolPolicy": "allow-all"}, "Logging": {},
              "ViewerCertificate": {"SSLSupportMethod": "vip", "MinimumProtocolVersion": "TLSv1"}}

    def says(self, verdict, recipe, change=None, restore=False, **event):
        config = copy.deepcopy(self.config)
        if change:
            change(config)
        event = {"Distribution": {"ETag": "E1", "Distribution": {"DistributionConfig": config}}, "ResourceId": "E1",
                 "LeastVersion": "TLSv1.2_2021", "LogBucketPrefix": "logs", "Tags": {"Items": []}, **event}
        answer = judge(recipe, restore, **event)
        self.assertEqual(verdict, answer["Verdict"], answer["Reason"])
        return answer

    def undo(self, verdict, recipe, change, **saved):
        self.says(verdict, recipe, change, restore=True, Saved=json.dumps(saved))

    def test_a_web_acl_has_to_be_global(self):
        regional = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/own/1"
        for settings in ([], set_to(web_acl_arn_global=regional)):
            self.says("Stopped", "AssociateDistributionWebAcl", Settings=settings)
        wide = set_to(web_acl_arn_global=regional.replace("regional", "global"))
        self.says("Heal", "AssociateDistributionWebAcl", Settings=wide)

    def test_a_web_acl_that_the_owner_chose_since_stays(self):
        for now, verdict in (("ours", "Heal"), ("theirs", "Stopped"), ("", "AlreadyCompliant")):
            self.undo(verdict, "AssociateDistributionWebAcl", lambda config: config.update(WebACLId=now),
                      WebACLId="", Associated="ours")

    def test_logs_go_to_a_bucket_that_takes_acls(self):
        bucket, enforced = [{"Name": "logs-123456789012-us-east-1"}], [{"ObjectOwnership": "BucketOwnerEnforced"}]
        for buckets, rules, verdict in ((bucket, [], "Heal"), ([], [], "Stopped"), (bucket, enforced, "Stopped")):
            self.says(verdict, "LogDistributionAccess", Buckets=buckets,
                      Ownership={"OwnershipControls": {"Rules": rules}})

    def test_a_log_that_the_owner_moved_stays(self):
        was, ours = {"Enabled": False, "Bucket": "", "Prefix": ""}, {"Bucket": "ours", "Prefix": "p/"}
        for bucket, verdict in (("ours", "Heal"), ("theirs", "Stopped")):
            self.undo(verdict, "LogDistributionAccess", lambda config: config.update(
                Logging={"Enabled": True, "Bucket": bucket, "Prefix": "p/"}), Logging=was, Set=ours)

    def test_bucket_origins_with_an_identity_are_left_to_their_owner(self):
        chosen = set_to(origin_access_control_id="E2")
        self.says("Heal", "RestrictOriginAccess", Settings=chosen)
        self.says("Stopped", "RestrictOriginAccess", Settings=[])
        self.says("Stopped", "RestrictOriginAccess", lambda config: config["Origins"]["Items"][0].update(
            S3OriginConfig={"OriginAccessIdentity": "origin-access-identity/cloudfront/E3"}), Settings=chosen)

    def test_a_control_that_the_owner_chose_since_stays(self):
        for now, verdict in (("E2", "Heal"), ("E9", "Stopped")):
            self.undo(verdict, "RestrictOriginAccess", lambda config: config["Origins"]["Items"][0].update(
                OriginAccessControlId=now), Origins=["a"], Control="E2")

    def test_dedicated_addresses_and_the_certificate_of_cloudfront_keep_their_version(self):
        self.says("Stopped", "RaiseViewerTls")
        self.says("Stopped", "RaiseViewerTls", lambda config: config.update(
            ViewerCertificate={"CloudFrontDefaultCertificate": True, "MinimumProtocolVersion": "TLSv1"}))

    def test_a_version_that_was_raised_further_stays(self):
        for now, verdict in (("TLSv1.2_2021", "Heal"), ("TLSv1.3_2025", "Stopped"), ("TLSv1", "AlreadyCompliant")):
            self.undo(verdict, "RaiseViewerTls", lambda config: config["ViewerCertificate"].update(
                MinimumProtocolVersion=now), MinimumProtocolVersion="TLSv1", Set="TLSv1.2_2021")

    def test_origins_that_were_changed_since_stay(self):
        def origin(policy, *protocols):
            return lambda config: config["Origins"]["Items"][0].update(CustomOriginConfig={
                "OriginProtocolPolicy": policy, "OriginSslProtocols": {"Items": list(protocols)}})
        self.undo("Heal", "EncryptOriginTraffic", origin("https-only"), Origins={"a": "http-only"})
        self.undo("Stopped", "EncryptOriginTraffic", origin("match-viewer"), Origins={"a": "http-only"})
        saved = {"Origins": {"a": ["SSLv3", "TLSv1"]}}
        for protocols, verdict in ((["TLSv1"], "Heal"), (["TLSv1.2"], "Stopped"),
                                   (["TLSv1", "SSLv3"], "AlreadyCompliant")):
            self.undo(verdict, "DropDeprecatedOriginTls", origin("https-only", *protocols), **saved)

    def test_the_log_of_waf_classic_goes_to_a_stream_that_it_takes(self):
        stream = "arn:aws:firehose:us-east-1:123456789012:deliverystream/aws-waf-logs-cards"
        logged = {"LoggingConfiguration": {"LogDestinationConfigs": [stream]}}
        for named, logging, verdict in ((stream, {}, "Heal"), ("", {}, "Stopped"), ("", logged, "AlreadyCompliant"),
                                        (stream.replace("us-east-1", "eu-west-1"), {}, "Stopped")):
            settings = set_to(waf_classic_log_stream_arn=named)
            self.says(verdict, "LogClassicWebAcl", Logging=logging, Settings=settings, Tags=[])
        for ours, verdict in ((stream, "Heal"), ("another", "Stopped")):
            self.says(verdict, "LogClassicWebAcl", restore=True, Logging=logged,
                      Saved=json.dumps({"LoggingConfiguration": None, "Destination": ours}))


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
        forms = (({}, "IsPlain"), (text, "IsDescribed"), (bodies, "IsAnswered"), ({**text, **bodies}, "IsBoth"))
        for more, form in forms:
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
