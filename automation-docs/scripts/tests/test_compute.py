"""What the recipes about instances and platforms decide, without AWS."""
import base64
import pathlib
import unittest

from test_identity_judges import Judged, judge, set_to

FOLDER = pathlib.Path(__file__).parent.parent
LOGS, ACTIONS = "aws:elasticbeanstalk:cloudwatch:logs", "aws:elasticbeanstalk:managedactions"


def script(*names):
    scope = {}
    for name in names:
        exec(compile((FOLDER / name).read_text(), name, "exec"), scope)
    return scope


def instances(**facts):
    one = {"InstanceId": "i-1a2b3c4d", "State": {"Name": "running"}, **facts}
    return [{"Instances": [{"InstanceId": "i-0", "State": {"Name": "terminated"}}]}, {"Instances": [one]}]


class LaunchConfigurations(unittest.TestCase):
    copies = script("decide.py", "launch_configuration.py")
    web = {"LaunchConfigurationName": "web", "LaunchConfigurationARN": "arn", "CreatedTime": "x", "ImageId": "ami-1",
           "InstanceType": "t3.micro", "KeyName": "", "KernelId": "", "SpotPrice": None, "EbsOptimized": False,
           "UserData": base64.b64encode("#!/bin/sh é".encode()).decode()}

    def made(self, **facts):
        found = self.copies["create"]({**self.web, **facts}, "web-copy", True)
        return [name[4:] for name, value in found.items() if name.startswith("Make") and value]

    def test_exactly_one_step_makes_the_copy_whatever_it_has(self):
        for key in ("", "K"):
            for profile in ("", "P"):
                for address in ("", "A"):
                    has = {"K": {"KeyName": "k"}, "P": {"IamInstanceProfile": "p"}, "A": {"AssociatePublicIpAddress": False}}
                    facts = {name: value for letter in key + profile + address for name, value in has[letter].items()}
                    self.assertEqual([key + profile + address or "Plain"], self.made(**facts))
        self.assertFalse(any(v for k, v in self.copies["create"](self.web, "x", False).items() if k.startswith("Make")))

    def test_what_would_be_lost_is_said(self):
        self.assertIsNone(self.copies["uncopied"](self.web))
        self.assertIn("SpotPrice", self.copies["uncopied"]({**self.web, "SpotPrice": "0.01"}))
        zipped = base64.b64encode(b"\x1f\x8b\xff").decode()
        self.assertIn("user data", self.copies["uncopied"]({**self.web, "UserData": zipped}))

    def test_two_are_the_same_but_for_their_names(self):
        other = {**self.web, "LaunchConfigurationName": "b", "LaunchConfigurationARN": "c", "CreatedTime": "d"}
        content = self.copies["content"]
        self.assertEqual(content(self.web), content(other))
        self.assertNotEqual(content(self.web), content(other, AssociatePublicIpAddress=False))

    def test_a_copy_that_is_another_is_not_taken_for_ours(self):
        event = {"Names": ["web", "web-private"], "Groups": {}, "Configurations": [
            {**self.web, "AssociatePublicIpAddress": True},
            {**self.web, "LaunchConfigurationName": "web-private", "AssociatePublicIpAddress": False, "ImageId": "ami-2"}]}
        self.assertEqual("Stopped", judge("DisableLaunchConfigPublicIp", **event)["Verdict"])
        event["Configurations"][1]["ImageId"] = "ami-1"
        answer = judge("DisableLaunchConfigPublicIp", **event)
        self.assertEqual(("Heal", False), (answer["Verdict"], answer["MakeA"]))


class Instances(Judged):
    def test_a_volume_in_use_is_never_deleted(self):
        volume = {"State": "in-use", "Attachments": [{"InstanceId": "i-1", "DeleteOnTermination": False}]}
        event = {"ResourceId": "vol-1", "Volumes": [volume]}
        self.says("Stopped", "DeleteUnusedVolume", because="in use", **event)
        volume["Attachments"][0]["DeleteOnTermination"] = True
        self.says("AlreadyCompliant", "DeleteUnusedVolume", **event)
        self.says("Stopped", "DeleteUnusedVolume", ResourceId="vol-1", Volumes=[{"State": "creating"}])
        self.says("AlreadyCompliant", "DeleteUnusedVolume", ResourceId="vol-1", Volumes=[{"State": "deleting"}])

    def test_a_snapshot_takes_the_tags_but_not_those_of_aws(self):
        tags = [{"Key": "aws:backup", "Value": "x"}, {"Key": "Name", "Value": "cards"}]
        answer = self.says("Heal", "DeleteUnusedVolume", ResourceId="vol-1", Volumes=[{"State": "available", "Tags": tags}])
        self.assertEqual([tags[1], {"Key": "pciautoheal:volume", "Value": "vol-1"}], answer["Tags"])

    def test_a_profile_is_given_only_where_it_exists(self):
        event = {"Reservations": instances(), "Profiles": [{}]}
        self.says("Stopped", "AttachInstanceProfile", because="is named", **event)
        event["Settings"] = set_to(instance_profile_name="web")
        self.says("Stopped", "AttachInstanceProfile", because="no role", **event)
        event["Profiles"] = [{"InstanceProfile": {"Roles": [{"RoleName": "web"}]}}]
        self.says("Heal", "AttachInstanceProfile", **event)
        event["Reservations"] = instances(State={"Name": "stopping"})
        self.says("Stopped", "AttachInstanceProfile", because="neither", **event)

    def test_the_policy_is_not_the_answer_where_the_role_has_it(self):
        event = {"Reservations": instances(), "Agents": [], "Roles": ["web"], "Policies": [{"AttachedPolicies": []}]}
        policy = self.says("Heal", "AttachSsmPolicy", **event)["Policy"]
        event["Policies"] = [{"AttachedPolicies": [{"PolicyArn": policy}]}]
        self.says("Stopped", "AttachSsmPolicy", because="agent", **event)
        self.says("Stopped", "AttachSsmPolicy", because="no role", **{**event, "Roles": []})
        self.says("AlreadyCompliant", "AttachSsmPolicy", **{**event, "Agents": [{"PingStatus": "ConnectionLost"}]})

    def test_associations_run_again_only_where_few_fail(self):
        def items(count):
            return {"ComplianceItems": [{"Id": str(at), "Status": "NON_COMPLIANT"} for at in range(count)]}
        event = {"Reservations": instances()}
        for count, verdict in ((0, "AlreadyCompliant"), (3, "Heal"), (4, "Stopped")):
            self.says(verdict, "RerunFailedAssociations", Compliance=items(count), **event)
        answer = self.says("Heal", "RerunFailedAssociations", Compliance=items(2), **event)
        self.assertEqual(("1", True, False), (answer["Second"], answer["HasSecond"], answer["HasThird"]))

    def test_patches_wait_for_an_agent(self):
        event = {"Reservations": instances(), "Patches": {"ComplianceItems": [{"Id": "KB1"}]}}
        self.says("Stopped", "PatchInstance", Agents=[{"PingStatus": "ConnectionLost"}], **event)
        self.says("Heal", "PatchInstance", Agents=[{"PingStatus": "Online"}], **event)


class Platforms(Judged):
    def test_emr_lets_nothing_but_port_22_through(self):
        def block(on, *ranges):
            found = [{"MinRange": first, **({"MaxRange": last} if last else {})} for first, last in ranges]
            return {"Block": {"BlockPublicSecurityGroupRules": on, "PermittedPublicSecurityGroupRuleRanges": found}}
        self.says("AlreadyCompliant", "BlockEmrPublicAccess", **block(True, (22, 22)))
        self.says("AlreadyCompliant", "BlockEmrPublicAccess", **block("true", (22, None)))
        ssh = [{"MinRange": 22, "MaxRange": 22}]
        for ranges, kept in ((((20, 25), (443, 443)), ssh), (((443, 443),), []), ((), [])):
            for on in (True, False) if ranges else (False,):
                answer = self.says("Heal", "BlockEmrPublicAccess", **block(on, *ranges))
                self.assertEqual(kept, answer["Wanted"]["PermittedPublicSecurityGroupRuleRanges"])

    def environment(self, *options, status="Ready"):
        settings = [{"Namespace": space, "OptionName": name, "Value": value} for space, name, value in options]
        return {"Environments": [{"Status": status}], "Configurations": [{"OptionSettings": settings}],
                "PreferredStartTime": "Sun:02:00", "UpdateLevel": "minor", "RetentionInDays": "365"}

    def test_a_longer_retention_stays(self):
        for before, wanted in (("7", ["true", "365"]), ("3653", ["true"]), ("", ["true", "365"])):
            event = self.environment((LOGS, "StreamLogs", "false"), (LOGS, "RetentionInDays", before))
            answer = self.says("Heal", "StreamBeanstalkLogs", **event)
            self.assertEqual(wanted, [one["Value"] for one in answer["Options"]])

    def test_an_environment_that_is_changing_is_left(self):
        event = self.environment((LOGS, "StreamLogs", "false"), status="Updating")
        self.says("Stopped", "StreamBeanstalkLogs", because="Ready", **event)

    def test_updates_need_health_reports_and_a_role(self):
        health = ("aws:elasticbeanstalk:healthreporting:system", "SystemType", "enhanced")
        role = ("aws:elasticbeanstalk:environment", "ServiceRole", "beanstalk")
        self.says("Stopped", "EnableManagedUpdates", because="health", **self.environment(role))
        self.says("Stopped", "EnableManagedUpdates", because="role", **self.environment(health))
        answer = self.says("Heal", "EnableManagedUpdates", **self.environment(health, role, (ACTIONS, "PreferredStartTime", "Mon:01:00")))
        self.assertEqual(["true", "minor"], [one["Value"] for one in answer["Options"]])

    def test_what_had_no_value_is_removed_again(self):
        saved = '{"Options": [{"Namespace": "n", "OptionName": "a", "Value": ""}, {"Namespace": "n", "OptionName": "b", "Value": "1"}]}'
        event = self.environment(("n", "a", "x"), ("n", "b", "2"))
        answer = self.says("Heal", "StreamBeanstalkLogs", restore=True, Saved=saved, **event)
        self.assertEqual(([{"Namespace": "n", "OptionName": "b", "Value": "1"}], [{"Namespace": "n", "OptionName": "a"}]),
                         (answer["Options"], answer["Removed"]))

    def test_only_fargate_that_ecs_deploys_is_moved(self):
        def described(**facts):
            return {"Described": {"services": [{"status": "ACTIVE", "launchType": "FARGATE", "platformVersion": "1.3.0", **facts}]}}
        self.says("Heal", "UpdateFargatePlatform", **described())
        self.says("AlreadyCompliant", "UpdateFargatePlatform", **described(platformVersion="LATEST"))
        self.says("AlreadyCompliant", "UpdateFargatePlatform", **described(launchType="EC2"))
        self.says("Stopped", "UpdateFargatePlatform", **described(deploymentController={"type": "CODE_DEPLOY"}))
        self.says("Stopped", "UpdateFargatePlatform", because="being", **described(deployments=[{}, {}]))
        spot = [{"capacityProvider": "FARGATE_SPOT"}]
        self.says("Heal", "UpdateFargatePlatform", **described(launchType=None, capacityProviderStrategy=spot))


if __name__ == "__main__":
    unittest.main()
