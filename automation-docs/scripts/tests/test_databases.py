"""The decisions about databases, queues and file transfer, as the recipes word them, without AWS."""
import json
import pathlib
import re
import textwrap
import unittest

HERE = pathlib.Path(__file__).parent.parent
TAGS = [{"Key": "owner", "Value": "cards"}]


def judged(verb, event, undo=False):
    """What the judge of a recipe (or of the document that undoes it) says of what was read."""
    text = (HERE.parent / "recipes" / f"{verb}.yaml").read_text()
    body = re.findall(r"^( *)judge: \|\n((?:\1 +.*\n|\n)+)", text, re.MULTILINE)[1 if undo else 0][1]
    shared = re.search(r"^use: \[(.*)\]$", text, re.MULTILINE)
    names = ["scripts/restore.py" if undo else "scripts/decide.py", "scripts/settings.py"]
    scope = {}
    for name in [*names, *(shared.group(1).split(", ") if shared else [])]:
        exec((HERE.parent / name).read_text(), scope)
    exec("def judge(event, context):\n" + textwrap.indent(textwrap.dedent(body), "    "), scope)
    given = {"Mode": "heal", "Today": "2026-11-23", "ResourceId": "cards", "Settings": [], "Days": "7", "MinimumDays": "1"}
    return scope["judge"]({**given, **event}, {})


class Instances(unittest.TestCase):
    def verdict(self, verb, **database):
        usual = {"DBInstanceIdentifier": "cards", "DBInstanceStatus": "available", "Engine": "mysql", "TagList": TAGS}
        return judged(verb, {"Databases": [{**usual, **database}]})

    def test_what_no_longer_exists_complies(self):
        for verb in ("EnableDbBackup", "EnableMinorUpgrades", "EnableIamAuthentication", "ExportDbLogs"):
            self.assertEqual("AlreadyCompliant", judged(verb, {"Databases": []})["Verdict"], verb)

    def test_a_change_that_waits_for_the_window_counts_as_made(self):
        self.assertEqual("Heal", self.verdict("EnableDbBackup", BackupRetentionPeriod=0)["Verdict"])
        waits = {"BackupRetentionPeriod": 7, "IAMDatabaseAuthenticationEnabled": True}
        for verb in ("EnableDbBackup", "EnableIamAuthentication"):
            found = self.verdict(verb, BackupRetentionPeriod=0, PendingModifiedValues=waits)
            self.assertEqual("AlreadyCompliant", found["Verdict"], verb)

    def test_backups_of_members_and_replicas_are_not_theirs(self):
        for key in ("DBClusterIdentifier", "ReadReplicaSourceDBInstanceIdentifier", "ReadReplicaSourceDBClusterIdentifier"):
            self.assertEqual("Stopped", self.verdict("EnableDbBackup", BackupRetentionPeriod=0, **{key: "source"})["Verdict"])

    def test_backups_are_never_set_below_the_least(self):
        database = {"DBInstanceStatus": "available", "BackupRetentionPeriod": 3}
        found = judged("EnableDbBackup", {"Databases": [database], "MinimumDays": "14", "Days": "7"})
        self.assertEqual(("Heal", 14), (found["Verdict"], found["Days"]))

    def test_a_busy_database_is_left_alone(self):
        for verb in ("EnableDbBackup", "EnableMinorUpgrades", "EnableIamAuthentication", "ExportDbLogs"):
            self.assertEqual("Stopped", self.verdict(verb, DBInstanceStatus="modifying")["Verdict"], verb)

    def test_only_engines_with_iam_authentication_get_it(self):
        for engine in ("mysql", "mariadb", "postgres"):
            self.assertEqual("Heal", self.verdict("EnableIamAuthentication", Engine=engine)["Verdict"])
        for engine in ("oracle-ee", "sqlserver-se", "db2-se", "docdb"):
            self.assertEqual("Stopped", self.verdict("EnableIamAuthentication", Engine=engine)["Verdict"])

    def test_each_engine_has_its_logs(self):
        for engine, first in (("oracle-se2", "alert"), ("sqlserver-se", "agent"), ("postgres", "postgresql"), ("db2-ae", "diag.log")):
            found = self.verdict("ExportDbLogs", Engine=engine)
            self.assertEqual(("Heal", first), (found["Verdict"], found["Missing"][0]), engine)
        for engine in ("docdb", "custom-oracle-ee", "sqlserver-ex"):
            self.assertEqual("Stopped", self.verdict("ExportDbLogs", Engine=engine)["Verdict"], engine)

    def test_logs_of_a_member_of_aurora_are_its_clusters(self):
        found = self.verdict("ExportDbLogs", Engine="aurora-postgresql", DBClusterIdentifier="c")
        self.assertEqual(("Heal", True, False), (found["Verdict"], found["IsMember"], found["IsAlone"]))
        self.assertEqual("Stopped", self.verdict("ExportDbLogs", Engine="mysql", DBClusterIdentifier="c")["Verdict"])

    def test_an_export_that_is_being_made_counts(self):
        pending = {"PendingCloudwatchLogsExports": {"LogTypesToEnable": ["upgrade"], "LogTypesToDisable": ["postgresql"]}}
        found = self.verdict("ExportDbLogs", Engine="postgres", EnabledCloudwatchLogsExports=["postgresql"],
                             PendingModifiedValues=pending)
        self.assertEqual(["postgresql"], found["Missing"])

    def test_only_what_was_added_is_taken_away_again(self):
        found = judged("ExportDbLogs", {"Databases": [{
            "DBInstanceStatus": "available", "EnabledCloudwatchLogsExports": ["error", "general"]}],
            "Saved": json.dumps({"Exports": ["error"]})}, undo=True)
        self.assertEqual(("Heal", ["general"]), (found["Verdict"], found["More"]))


class Clusters(unittest.TestCase):
    def verdict(self, verb, **cluster):
        return judged(verb, {"Clusters": [{"Status": "available", "TagList": TAGS, **cluster}]})["Verdict"]

    def test_authentication_that_shuts_passwords_out_is_not_turned_on_unasked(self):
        for engine in ("neptune", "docdb"):
            self.assertEqual("Stopped", self.verdict("EnableClusterIamAuthentication", Engine=engine))
        self.assertEqual("Heal", self.verdict("EnableClusterIamAuthentication", Engine="aurora-postgresql"))

    def test_rules_of_neptune_touch_no_other_cluster(self):
        for verb in ("EnableNeptuneIamAuthentication", "RaiseNeptuneBackup", "ExportNeptuneLogs"):
            self.assertEqual("Stopped", self.verdict(verb, Engine="aurora-mysql"), verb)
            self.assertEqual("Heal", self.verdict(verb, Engine="neptune"), verb)

    def test_retention_is_never_shortened(self):
        self.assertEqual("AlreadyCompliant", self.verdict("RaiseNeptuneBackup", Engine="neptune", BackupRetentionPeriod=35))


class Snapshots(unittest.TestCase):
    def verdict(self, cluster=None, copies=(), whom=(), **snapshot):
        usual = {"SnapshotType": "manual", "Status": "available", "Encrypted": False, "TagList": TAGS}
        grants = {"DBSnapshotAttributes": [{"AttributeName": "restore", "AttributeValues": list(whom)}]}
        return judged("EncryptDbSnapshot", {
            "Snapshots": [] if cluster else [{**usual, **snapshot}], "ClusterSnapshots": [cluster] if cluster else [],
            "Copies": list(copies), "Grants": {"DBSnapshotAttributesResult": grants}})

    def test_what_others_made_or_use_is_left_to_a_person(self):
        for made in ("automated", "awsbackup"):
            self.assertEqual("Stopped", self.verdict(SnapshotType=made)["Verdict"])
        self.assertEqual("Stopped", self.verdict(whom=["111122223333"])["Verdict"])
        self.assertEqual("Stopped", self.verdict(cluster={"StorageEncrypted": False})["Verdict"])
        self.assertEqual("AlreadyCompliant", self.verdict(cluster={"StorageEncrypted": True})["Verdict"])

    def test_a_copy_that_was_made_already_is_used_if_it_is_encrypted(self):
        self.assertEqual(("Heal", False), self.pair(copies=[{"Encrypted": True}]))
        self.assertEqual(("Heal", True), self.pair())
        self.assertEqual("Stopped", self.verdict(copies=[{"Encrypted": False}])["Verdict"])

    def pair(self, **given):
        found = self.verdict(**given)
        return found["Verdict"], found["NeedsCopy"]

    def test_tags_of_the_services_are_not_copied(self):
        found = self.verdict(TagList=[*TAGS, {"Key": "aws:backup:source", "Value": "x"}])
        self.assertEqual(TAGS, found["Tags"])


class Redshift(unittest.TestCase):
    def event(self, group="theirs", groups=("theirs",), ssl="false", own=None, waits=False, **more):
        changes = [{"ParameterName": "require_ssl", "ParameterApplyStatus": "pending-reboot" if waits else "in-sync"}]
        cluster = {"ClusterStatus": "available", "Tags": TAGS, "ClusterParameterGroups": [
            {"ParameterGroupName": group, "ClusterParameterStatusList": changes}], **more}
        return {"Answer": {"Clusters": [cluster]}, "Group": group, "Groups": list(groups), "Logging": False,
                "Parameters": [{"ParameterName": "require_ssl", "ParameterValue": ssl}],
                "Own": {"Parameters": [{"ParameterName": "require_ssl", "ParameterValue": own}]} if own else {}}

    def test_a_group_of_the_clusters_own_is_changed_and_a_shared_one_is_not(self):
        found = judged("RequireRedshiftTls", self.event())
        self.assertEqual(("Heal", "theirs", False), (found["Verdict"], found["Target"], found["NeedsGroup"]))
        self.assertEqual("Stopped", judged("RequireRedshiftTls", self.event(groups=("theirs", "theirs")))["Verdict"])

    def test_the_default_group_is_replaced_even_where_others_use_it(self):
        found = judged("RequireRedshiftTls", self.event("default.redshift-1.0", ("default.redshift-1.0",) * 3))
        self.assertEqual(("Heal", "pciautoheal-cards", "redshift-1.0", True), (
            found["Verdict"], found["Target"], found["Family"], found["NeedsCreation"]))
        found = judged("RequireRedshiftTls", self.event("default.redshift-1.0", own="true"))
        self.assertEqual(("Heal", False), (found["Verdict"], found["NeedsCreation"]))

    def test_a_change_that_waits_for_a_restart_does_not_hold_yet(self):
        self.assertEqual("Heal", judged("RequireRedshiftTls", self.event(ssl="true", waits=True))["Verdict"])
        self.assertEqual("AlreadyCompliant", judged("RequireRedshiftTls", self.event(ssl="true"))["Verdict"])

    def test_a_group_that_somebody_else_chose_since_is_not_taken_away(self):
        saved = json.dumps({"Group": "default.redshift-1.0", "RequireSsl": False, "Switched": True})
        self.assertEqual("Stopped", judged("RequireRedshiftTls", {**self.event(), "Saved": saved}, undo=True)["Verdict"])

    def test_encryption_that_is_under_way_counts_and_copied_snapshots_hinder(self):
        event = self.event(Encrypted=False, PendingModifiedValues={"EncryptionType": "KMS"})
        self.assertEqual("AlreadyCompliant", judged("EncryptRedshiftCluster", event)["Verdict"])
        event = self.event(Encrypted=False, ClusterSnapshotCopyStatus={"DestinationRegion": "eu-west-1"})
        self.assertEqual("Stopped", judged("EncryptRedshiftCluster", event)["Verdict"])

    def test_only_what_is_missing_of_logging_and_encryption_is_made(self):
        found = judged("ConfigureRedshiftCluster", self.event(Encrypted=True))
        self.assertEqual(("Heal", True, False, "turn on audit logging"), (
            found["Verdict"], found["NeedsLogging"], found["NeedsEncryption"], found["Work"]))

    def test_what_was_logged_and_encrypted_before_stays_so(self):
        event = {**self.event(Encrypted=True), "Logging": True, "Saved": json.dumps({"LoggingEnabled": False, "Encrypted": True})}
        found = judged("ConfigureRedshiftCluster", event, undo=True)
        self.assertEqual(("Heal", True, False), (found["Verdict"], found["HasLogging"], found["HasEncryption"]))


class Caches(unittest.TestCase):
    def verdict(self, **cache):
        return judged("EnableRedisBackup", {"Cache": {"Engine": "redis", **cache}, "Tags": TAGS, "Days": "15"})

    def test_a_replica_is_the_source_before_the_primary(self):
        nodes = [{"CacheClusterId": "cards-001", "CurrentRole": "primary"}, {"CacheClusterId": "cards-002", "CurrentRole": "replica"}]
        group = {"Status": "available", "MemberClusters": ["cards-001", "cards-002"], "NodeGroups": [{"NodeGroupMembers": nodes}]}
        self.assertEqual(("Heal", "cards-002"), self.source(**group))
        self.assertEqual(("Heal", "cards-001"), self.source(**group, SnapshottingClusterId="cards-001"))
        self.assertEqual(("Heal", "lonely-001"), self.source(Status="available", MemberClusters=["lonely-001"]))

    def source(self, **cache):
        found = self.verdict(**cache)
        return found["Verdict"], found["Source"]

    def test_a_group_with_shards_is_given_no_source(self):
        found = self.verdict(Status="available", MemberClusters=["a"], ClusterEnabled=True)
        self.assertEqual((True, False, False), (found["IsSharded"], found["IsWhole"], found["IsAlone"]))

    def test_a_cluster_alone_is_healed_a_member_and_memcached_are_not(self):
        self.assertTrue(self.verdict(CacheClusterStatus="available")["IsAlone"])
        self.assertEqual("Stopped", self.verdict(CacheClusterStatus="available", ReplicationGroupId="g")["Verdict"])
        self.assertEqual("Stopped", self.verdict(CacheClusterStatus="available", Engine="memcached")["Verdict"])


class Endpoints(unittest.TestCase):
    def verdict(self, engine="postgres", tasks=(), settings=(), **endpoint):
        return judged("RequireDmsEndpointTls", {
            "Answer": {"Endpoints": [{"EngineName": engine, **endpoint}]}, "Tags": TAGS, "Settings": list(settings),
            "Tasks": {"ReplicationTasks": [{"ReplicationTaskIdentifier": "t", "Status": it} for it in tasks]}})

    def test_an_engine_that_needs_a_certificate_gets_the_one_that_is_set(self):
        self.assertEqual("Stopped", self.verdict("mysql")["Verdict"])
        named = [{"Name": "/pciautoheal/dms-certificate-arn", "Value": "arn:set"}]
        found = self.verdict("mysql", settings=named)
        self.assertEqual(("Heal", "verify-ca", "arn:set"), (found["Verdict"], found["SslMode"], found["Certificate"]))
        self.assertEqual("arn:own", self.verdict("oracle", settings=named, CertificateArn="arn:own")["Certificate"])

    def test_an_endpoint_without_ssl_modes_or_in_use_is_left_alone(self):
        for engine in ("s3", "kinesis", "redshift", "redis"):
            self.assertEqual("Stopped", self.verdict(engine)["Verdict"], engine)
        self.assertEqual("Stopped", self.verdict(tasks=["stopped", "running"])["Verdict"])
        self.assertEqual("Heal", self.verdict(tasks=["stopped", "ready"])["Verdict"])
        self.assertEqual("Stopped", self.verdict(IsReadOnly=True)["Verdict"])


class ServersAndBrokers(unittest.TestCase):
    def test_a_server_must_speak_something(self):
        event = {"Answer": {"Server": {"Protocols": ["FTP"], "State": "ONLINE", "Tags": TAGS}}}
        self.assertEqual("Stopped", judged("RemoveFtp", event)["Verdict"])

    def test_protocols_given_since_stay_when_ftp_comes_back(self):
        event = {"Answer": {"Server": {"Protocols": ["SFTP", "AS2"]}}, "Saved": json.dumps({"Protocols": ["FTP", "SFTP"]})}
        self.assertEqual(["FTP", "SFTP", "AS2"], judged("RemoveFtp", event, undo=True)["Wanted"])

    def broker(self, policy="mq.amazonaws.com", **broker):
        usual = {"EngineType": "ActiveMQ", "BrokerState": "RUNNING", "Logs": {"General": True, "Audit": False}, "Tags": {}}
        return judged("EnableMqAuditLog", {
            "Broker": {**usual, **broker}, "Policies": [{"policyDocument": policy}], "LogGroups": []})

    def test_a_broker_that_may_not_write_its_log_is_left_alone(self):
        self.assertEqual("Stopped", self.broker(policy="es.amazonaws.com")["Verdict"])
        self.assertEqual("Stopped", self.broker(EngineType="RabbitMQ")["Verdict"])
        self.assertEqual("Stopped", self.broker(BrokerState="REBOOT_IN_PROGRESS")["Verdict"])

    def test_an_audit_log_that_waits_for_a_restart_needs_only_that(self):
        found = self.broker(Logs={"General": False, "Audit": False, "Pending": {"Audit": True}})
        self.assertEqual(("Heal", False, False), (found["Verdict"], found["NeedsChange"], found["General"]))


if __name__ == "__main__":
    unittest.main()
