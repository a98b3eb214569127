"""The decisions about networks and load balancers, without AWS."""
import pathlib
import unittest

FOLDER = pathlib.Path(__file__).parent.parent


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


def rule(protocol, first=None, last=None, v4=(), v6=()):
    where = {} if first is None else {"FromPort": first, "ToPort": last}
    return {"IpProtocol": protocol, **where, "IpRanges": [{"CidrIp": one} for one in v4],
            "Ipv6Ranges": [{"CidrIpv6": one} for one in v6], "UserIdGroupPairs": [{"GroupId": "sg-1"}]}


class OpenGrants(unittest.TestCase):
    grants = script("open_grants.py")

    def failing(self, *permissions, ports=(22,)):
        covers = self.grants["covers"]
        return self.grants["open_grants"](permissions, lambda permission: covers(permission, ports))

    def test_take_nothing_but_the_grant_to_everybody(self):
        found = self.failing(rule("tcp", 22, 22, ["0.0.0.0/0", "10.0.0.0/8"], ["::/0", "fd00::/8"]))
        self.assertEqual([{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
                           "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}], found)

    def test_see_wider_ranges_and_all_protocols(self):
        for permission in (rule("tcp", 0, 65535, ["0.0.0.0/0"]), rule("tcp", 20, 23, ["0.0.0.0/0"]),
                           rule("-1", None, None, ["0.0.0.0/0"]), rule("tcp", -1, -1, ["0.0.0.0/0"])):
            self.assertEqual(1, len(self.failing(permission)), permission)

    def test_leave_other_ports_and_other_sources(self):
        for permission in (rule("tcp", 23, 65535, ["0.0.0.0/0"]), rule("tcp", 0, 21, ["0.0.0.0/0"]),
                           rule("tcp", 22, 22, ["0.0.0.0/1"]), rule("tcp", 22, 22)):
            self.assertEqual([], self.failing(permission), permission)

    def test_know_protocols_by_number(self):
        self.assertEqual(["tcp", "udp", "-1", "50"], [self.grants["protocol"](rule(one)) for one in ("6", "17", "-1", "50")])

    def test_read_lists_of_ports_and_ranges(self):
        self.assertEqual({443, 1024, 1025}, self.grants["numbers"]("443,1024-1025"))
        self.assertEqual(set(), self.grants["numbers"](""))

    def test_give_back_only_what_is_missing(self):
        saved = self.failing(rule("tcp", 22, 22, ["0.0.0.0/0"], ["::/0"]), rule("-1", None, None, ["0.0.0.0/0"]))
        now = [rule("6", 22, 22, ["0.0.0.0/0"]), rule("tcp", 22, 23, [], ["::/0"])]
        missing = self.grants["still_closed"](saved, now)
        self.assertEqual([{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]},
                          {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}], missing)
        self.assertEqual([], self.grants["still_closed"](saved, saved))


def entry(number, protocol="6", first=None, last=None, action="allow", cidr="0.0.0.0/0", egress=False):
    source = {"Ipv6CidrBlock": cidr} if ":" in cidr else {"CidrBlock": cidr}
    reach = {} if first is None else {"PortRange": {"From": first, "To": last}}
    return {"RuleNumber": number, "Protocol": protocol, "RuleAction": action, "Egress": egress, **source, **reach}


class AclEntries(unittest.TestCase):
    acl = script("acl_entries.py")

    def added(self, *entries):
        return [(one["RuleNumber"], one["Protocol"], one.get("PortRange") and tuple(one["PortRange"].values()))
                for one in self.acl["plan"](list(entries))]

    def admitted(self, entries, protocol, port):
        """What the service decides: the first entry that fits, in order of numbers."""
        for one in sorted(entries, key=lambda each: each["RuleNumber"]):
            reach = one.get("PortRange") or {"From": 0, "To": 65535}
            if one["Protocol"] in ("-1", protocol) and reach["From"] <= port <= reach["To"] and one.get("CidrBlock"):
                return one["RuleAction"] == "allow"
        return False

    def test_that_admit_only_a_closed_port_have_no_successor(self):
        self.assertEqual([], self.added(entry(100, "6", 22, 22), entry(110, "17", 3389, 3389)))

    def test_keep_the_ports_around_the_closed_ones(self):
        self.assertEqual([(101, "6", (20, 21)), (102, "6", (23, 3388)), (103, "6", (3390, 4000))],
                         self.added(entry(100, "6", 20, 4000)))

    def test_of_all_protocols_leave_tcp_udp_and_icmp(self):
        self.assertEqual([(101, "6", (0, 21)), (102, "6", (23, 3388)), (103, "6", (3390, 65535)),
                          (104, "17", (0, 21)), (105, "17", (23, 3388)), (106, "17", (3390, 65535)), (107, "58", None)],
                         self.added(entry(100, "-1", cidr="::/0")))

    def test_step_over_numbers_that_are_taken_but_never_over_an_entry_that_denies(self):
        self.assertEqual([(101, "6", (20, 21)), (103, "6", (23, 30))],
                         self.added(entry(100, "6", 20, 30), entry(102, "6", 443, 443)))
        self.assertIsNone(self.acl["plan"]([entry(100, "6", 20, 30), entry(102, "6", 443, 443, "deny")]))
        self.assertIsNotNone(self.acl["plan"]([entry(100, "6", 20, 30), entry(102, "6", 443, 443, "deny", "::/0")]))

    def test_that_a_broken_run_added_are_not_added_again(self):
        self.assertEqual([(102, "6", (23, 30))], self.added(entry(100, "6", 20, 30), entry(101, "6", 20, 21)))

    def test_that_deny_or_know_their_source_or_go_out_may_stay(self):
        admits = self.acl["admits"]
        for one in (entry(1, "6", 22, 22, "deny"), entry(1, "6", 22, 22, cidr="10.0.0.0/8"), entry(1, "1"),
                    entry(1, "6", 23, 3388)):
            self.assertFalse(admits(one), one)
        self.assertEqual([], self.acl["ingress"]({"Entries": [entry(1, egress=True), entry(32767)]}))

    def test_decide_every_other_port_as_before(self):
        entries = [entry(90, "6", 80, 90, "deny"), entry(100, "-1"), entry(105, "6", 1000, 2000, "deny"),
                   entry(200, "17", 0, 65535), entry(300, "6", 3000, 4000)]
        entries[2]["RuleNumber"] = 150
        after = [one for one in entries if not self.acl["admits"](one)] + self.acl["plan"](entries)
        for protocol in ("6", "17"):
            for port in (*range(0, 100), 999, 1000, 2000, 2001, 3388, 3389, 3390, 65535):
                wanted = port not in (22, 3389) and self.admitted(entries, protocol, port)
                self.assertEqual(wanted, self.admitted(after, protocol, port), (protocol, port))


class Firewalls(unittest.TestCase):
    logs, policy = script("firewall_logs.py"), script("firewall_policy.py")

    def test_log_types_that_are_there_are_not_added(self):
        alert = self.logs["destination"]("ALERT", "g")
        missing = self.logs["missing_types"]
        self.assertEqual([["ALERT"], []], [missing(now, "any") for now in ([], [alert])])
        self.assertEqual([["ALERT", "FLOW"], ["FLOW"]], [missing(now, "both") for now in ([], [alert])])
        self.assertEqual([[], ["FLOW"]], [missing([alert], kind) for kind in ("alert", "flow")])

    def test_a_default_action_replaces_pass_and_nothing_else(self):
        self.assertEqual(["aws:drop", "Count"], self.policy["without_pass"](["aws:pass", "Count"], "aws:drop"))
        self.assertTrue(self.policy["decides"](["Count", "aws:forward_to_sfe"]))
        self.assertFalse(self.policy["decides"](["aws:pass", "Count"]))

    def event(self, account="123456789012", **response):
        return {"Account": account, "ResourceId": "arn:aws:network-firewall:eu-west-1:123456789012:firewall-policy/edge",
                "Answer": {"UpdateToken": "t", "FirewallPolicy": {}, "FirewallPolicyResponse": response}}

    def test_a_policy_keeps_its_description_and_its_key(self):
        update = self.policy["update"]
        plain = update(self.event(), {})
        self.assertEqual((True, False, {"Type": "AWS_OWNED_KMS_KEY"}, "t"),
                         (plain["IsPlain"], plain["IsDescribed"], plain["Encryption"], plain["Token"]))
        own = update(self.event(Description="edge", EncryptionConfiguration={"Type": "CUSTOMER_KMS", "KeyId": "k"}), {})
        self.assertEqual((False, "edge", "k"), (own["IsPlain"], own["Description"], own["Encryption"]["KeyId"]))

    def test_a_policy_of_others_or_in_motion_is_not_touched(self):
        untouchable = self.policy["untouchable"]
        self.assertIsNone(untouchable(self.event(FirewallPolicyStatus="ACTIVE")))
        self.assertIn("another account", untouchable(self.event(account="210987654321")))
        self.assertIn("DELETING", untouchable(self.event(FirewallPolicyStatus="DELETING")))


class WebAcl(unittest.TestCase):
    def test_must_be_regional_and_near(self):
        unusable = script("web_acl.py")["unusable"]
        resource = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188"
        acl = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/cards/0a1b"
        self.assertIsNone(unusable(acl, resource))
        for chosen in ("", "cards", acl.replace("regional", "global"), acl.replace("eu-west-1", "us-east-1")):
            self.assertIsNotNone(unusable(chosen, resource), chosen)


class ElbLogs(unittest.TestCase):
    elb = script("elb.py", "elb_logs.py")

    def event(self, location, region="us-east-1"):
        return {"Bucket": "logs", "Region": region, "Location": location}

    def test_need_a_bucket_in_the_region(self):
        unusable = self.elb["unusable"]
        self.assertIn("does not exist", unusable(self.event({})))
        self.assertIsNone(unusable(self.event({"LocationConstraint": None})))
        self.assertIsNone(unusable(self.event({"LocationConstraint": "EU"}, "eu-west-1")))
        self.assertIn("eu-west-1", unusable(self.event({"LocationConstraint": "eu-west-1"})))

    def test_are_read_from_either_kind_of_load_balancer(self):
        log_of = self.elb["log_of"]
        self.assertEqual({"Enabled": False}, log_of([{"LoadBalancerAttributes": {"AccessLog": {"Enabled": False}}}], []))
        on = log_of([], [{"Attributes": [{"Key": "access_logs.s3.enabled", "Value": "true"},
                                         {"Key": "access_logs.s3.bucket", "Value": "logs"}]}])
        self.assertEqual({"Enabled": "true", "S3BucketName": "logs", "S3BucketPrefix": ""}, on)


if __name__ == "__main__":
    unittest.main()
