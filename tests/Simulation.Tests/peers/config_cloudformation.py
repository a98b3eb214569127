"""Drives Config and CloudFormation of the served simulation with boto3 and the AWS CLI, and holds every answer to its model.

usage: config_cloudformation.py URL MEMBER_ACCOUNT   (the server's clock must be scaled: a minute passes in well under a second)
Exits 0 when everything is as AWS documents it; otherwise an assertion says what was not.
"""
import json
import os
import subprocess
import sys
import time

import boto3
import botocore.config
from botocore.exceptions import ClientError
from strict import SEEN, check

URL, MEMBER = sys.argv[1], sys.argv[2]
ONCE = botocore.config.Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"})
REGION = "us-east-1"
TEMPLATE = """
Resources:
  Encrypted:
    Type: AWS::Config::ConfigRule
    Properties:
      ConfigRuleName: encrypted-volumes
      Scope: { ComplianceResourceTypes: ['AWS::EC2::Volume'] }
      Source: { Owner: AWS, SourceIdentifier: ENCRYPTED_VOLUMES }
  Remediation:
    Type: AWS::Config::RemediationConfiguration
    Properties:
      ConfigRuleName: encrypted-volumes
      TargetType: SSM_DOCUMENT
      TargetId: PciAutoHeal-Encrypt
      Automatic: true
      MaximumAutomaticAttempts: 3
      RetryAttemptSeconds: 60
      ExecutionControls: { SsmControls: { ConcurrentExecutionRatePercentage: 10, ErrorPercentage: 20 } }
      Parameters:
        AutomationAssumeRole: { StaticValue: { Values: ['arn:aws:iam::MANAGEMENT:role/PciAutoHealRemediation'] } }
        ResourceId: { ResourceValue: { Value: RESOURCE_ID } }
"""
STACK = json.dumps({
    "Parameters": {"Text": {"Type": "String", "Default": "first"}},
    "Resources": {
        "Document": {"Type": "AWS::SSM::Document", "Properties": {
            "Name": "PciAutoHeal-Encrypt", "DocumentType": "Automation", "UpdateMethod": "NewVersion",
            "Content": {"schemaVersion": "0.3", "description": {"Ref": "Text"}, "mainSteps": [
                {"name": "wait", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}]}}},
        "Brake": {"Type": "AWS::SSM::Parameter", "Properties": {
            "Name": "/pciautoheal/brake", "Type": "String", "Value": "off"}}},
    "Outputs": {"Name": {"Value": {"Ref": "Document"}}}})
FAST = {"RegionConcurrencyType": "PARALLEL", "MaxConcurrentPercentage": 100, "FailureTolerancePercentage": 100,
        "ConcurrencyMode": "SOFT_FAILURE_TOLERANCE"}


def client(service, key="AKIAADMIN", region=REGION, token=None):
    return check(boto3.client(service, endpoint_url=URL, region_name=region, aws_access_key_id=key,
                              aws_secret_access_key="secret", aws_session_token=token, config=ONCE))


def as_member(service):
    got = client("sts").assume_role(RoleArn=f"arn:aws:iam::{MEMBER}:role/PciAutoHealMember", RoleSessionName="peer")
    keys = got["Credentials"]
    return client(service, keys["AccessKeyId"], token=keys["SessionToken"])


def refused(code, call, status=400, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, (code, error.response)
        assert error.response["ResponseMetadata"]["HTTPStatusCode"] == status, error.response
        return
    raise AssertionError(f"{code} was expected")


def until(done, what):
    for _ in range(600):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError(f"never: {what}")


def stack_sets():
    cfn = client("cloudformation")
    admin = {"CallAs": "DELEGATED_ADMIN"}
    root = client("organizations").list_roots()["Roots"][0]["Id"]
    made = cfn.create_stack_set(StackSetName="docs", TemplateBody=STACK, PermissionModel="SERVICE_MANAGED",
                                AutoDeployment={"Enabled": False}, Tags=[{"Key": "owner", "Value": "peer"}], **admin)
    assert made["StackSetId"].startswith("docs:")
    refused("NameAlreadyExistsException", cfn.create_stack_set, 409, StackSetName="docs", TemplateBody=STACK,
            PermissionModel="SERVICE_MANAGED", **admin)
    refused("StackSetNotFoundException", cfn.describe_stack_set, 404, StackSetName="docs")
    targets = {"DeploymentTargets": {"OrganizationalUnitIds": [root]}, "Regions": [REGION]}
    started = cfn.create_stack_instances(StackSetName="docs", OperationPreferences=FAST, OperationId="op-1", **targets, **admin)
    assert started["OperationId"] == "op-1"
    refused("OperationIdAlreadyExistsException", cfn.create_stack_instances, 409, StackSetName="docs",
            OperationId="op-1", **targets, **admin)
    refused("OperationNotFoundException", cfn.describe_stack_set_operation, 404, StackSetName="docs", OperationId="x", **admin)
    wait_for(cfn, "docs", "op-1")
    pages = cfn.get_paginator("list_stack_instances").paginate(StackSetName="docs", PaginationConfig={"PageSize": 10}, **admin)
    instances = [i for page in pages for i in page["Summaries"]]
    assert len(instances) == 39 and all(i["Status"] == "CURRENT" for i in instances), instances[:2]
    assert cfn.list_stack_set_operation_results(StackSetName="docs", OperationId="op-1", **admin)["Summaries"]
    assert cfn.list_stack_set_operations(StackSetName="docs", **admin)["Summaries"][0]["Action"] == "CREATE"
    assert cfn.list_stack_sets(**admin)["Summaries"][0]["StackSetName"] == "docs"
    described = cfn.describe_stack_set(StackSetName="docs", **admin)["StackSet"]
    assert described["OrganizationalUnitIds"] == [root] and described["Regions"] == [REGION]
    one = cfn.describe_stack_instance(StackSetName="docs", StackInstanceAccount=MEMBER, StackInstanceRegion=REGION, **admin)
    assert one["StackInstance"]["StackInstanceStatus"]["DetailedStatus"] == "SUCCEEDED"
    assert as_member("ssm").get_document(Name="PciAutoHeal-Encrypt")["DocumentType"] == "Automation"
    updated = cfn.update_stack_set(StackSetName="docs", UsePreviousTemplate=True, OperationPreferences=FAST,
                                   Parameters=[{"ParameterKey": "Text", "ParameterValue": "second"}], **admin)
    wait_for(cfn, "docs", updated["OperationId"])
    assert "second" in as_member("ssm").get_document(Name="PciAutoHeal-Encrypt")["Content"]
    drift(cfn, admin)
    refused("StackSetNotEmptyException", cfn.delete_stack_set, 409, StackSetName="docs", **admin)
    again = cfn.update_stack_instances(StackSetName="docs", OperationPreferences=FAST, **targets, **admin)["OperationId"]
    wait_for(cfn, "docs", again)


def drift(cfn, admin):
    as_member("ssm").put_parameter(Name="/pciautoheal/brake", Value="on", Overwrite=True)
    found = cfn.detect_stack_set_drift(StackSetName="docs", OperationPreferences=FAST, **admin)["OperationId"]
    wait_for(cfn, "docs", found)
    details = cfn.describe_stack_set(StackSetName="docs", **admin)["StackSet"]["StackSetDriftDetectionDetails"]
    assert details["DriftedStackInstancesCount"] == 1 and details["DriftStatus"] == "DRIFTED", details
    drifted = cfn.list_stack_instances(StackSetName="docs", Filters=[{"Name": "DRIFT_STATUS", "Values": "DRIFTED"}], **admin)
    assert [i["Account"] for i in drifted["Summaries"]] == [MEMBER]
    rows = cfn.list_stack_instance_resource_drifts(
        StackSetName="docs", StackInstanceAccount=MEMBER, StackInstanceRegion=REGION, OperationId=found, **admin)["Summaries"]
    assert {r["LogicalResourceId"]: r["StackResourceDriftStatus"] for r in rows} == {"Document": "IN_SYNC", "Brake": "MODIFIED"}


def wait_for(cfn, name, operation):
    def done():
        status = cfn.describe_stack_set_operation(StackSetName=name, OperationId=operation, CallAs="DELEGATED_ADMIN")
        return status["StackSetOperation"]["Status"] == "SUCCEEDED"
    until(done, operation)


def stacks():
    cfn = client("cloudformation", "MANAGEMENT")
    cfn.create_stack(StackName="docs", TemplateBody=STACK)
    refused("AlreadyExistsException", cfn.create_stack, StackName="docs", TemplateBody=STACK)
    until(lambda: cfn.describe_stacks(StackName="docs")["Stacks"][0]["StackStatus"] == "CREATE_COMPLETE", "stack")
    assert cfn.describe_stacks(StackName="docs")["Stacks"][0]["Outputs"][0]["OutputValue"] == "PciAutoHeal-Encrypt"
    assert len(cfn.describe_stack_resources(StackName="docs")["StackResources"]) == 2
    assert len(cfn.list_stack_resources(StackName="docs")["StackResourceSummaries"]) == 2
    assert cfn.list_stacks()["StackSummaries"]
    cfn.validate_template(TemplateBody=STACK)
    cfn.get_template(StackName="docs")
    refused("ValidationError", cfn.update_stack, StackName="docs", UsePreviousTemplate=True)
    refused("ValidationError", cfn.describe_stacks, StackName="nowhere")


def organization_packs():
    config = client("config")
    management = client("organizations").describe_organization()["Organization"]["MasterAccountId"]
    template = TEMPLATE.replace("MANAGEMENT", management)
    config.put_organization_conformance_pack(OrganizationConformancePackName="pci", TemplateBody=template, ExcludedAccounts=[])
    refused("ResourceInUseException", config.put_organization_conformance_pack,
            OrganizationConformancePackName="pci", TemplateBody=TEMPLATE)
    refused("OrganizationConformancePackTemplateValidationException", config.put_organization_conformance_pack,
            OrganizationConformancePackName="bad", TemplateBody="Resources: [")
    refused("NoSuchOrganizationConformancePackException", config.get_organization_conformance_pack_detailed_status,
            OrganizationConformancePackName="nowhere")

    def status():
        return config.describe_organization_conformance_pack_statuses(
            OrganizationConformancePackNames=["pci"])["OrganizationConformancePackStatuses"][0]
    until(lambda: not status()["Status"].endswith("_IN_PROGRESS"), "pack")
    pages = config.get_paginator("get_organization_conformance_pack_detailed_status").paginate(
        OrganizationConformancePackName="pci", PaginationConfig={"PageSize": 7})
    rows = [r for page in pages for r in page["OrganizationConformancePackDetailedStatuses"]]
    assert len(rows) == 40 and all(r["Status"] == "CREATE_SUCCESSFUL" for r in rows), rows
    assert config.describe_organization_conformance_packs()["OrganizationConformancePacks"][0]["ExcludedAccounts"] == []
    return rows[0]["ConformancePackName"]


def member(pack):
    config = as_member("config")
    assert config.describe_configuration_recorders()["ConfigurationRecorders"][0]["recordingGroup"]["allSupported"]
    assert config.describe_configuration_recorder_status()["ConfigurationRecordersStatus"][0]["recording"]
    assert config.describe_delivery_channels()["DeliveryChannels"]
    assert config.describe_conformance_packs()["ConformancePackDetails"][0]["ConformancePackName"] == pack
    state = config.describe_conformance_pack_status(ConformancePackNames=[pack])["ConformancePackStatusDetails"][0]
    assert state["ConformancePackState"] == "CREATE_COMPLETE", state
    config.get_conformance_pack_compliance_summary(ConformancePackNames=[pack])
    rules = config.describe_conformance_pack_compliance(ConformancePackName=pack)["ConformancePackRuleComplianceList"]
    name = config.describe_config_rules()["ConfigRules"][0]["ConfigRuleName"]
    assert rules[0]["ConfigRuleName"] == name and name.startswith("encrypted-volumes-conformance-pack-"), rules
    config.describe_compliance_by_config_rule(ConfigRuleNames=[name])
    config.get_compliance_details_by_config_rule(ConfigRuleName=name)
    remediation = config.describe_remediation_configurations(ConfigRuleNames=[name])["RemediationConfigurations"][0]
    role = remediation["Parameters"]["AutomationAssumeRole"]["StaticValue"]["Values"][0]
    assert remediation["TargetId"] == "PciAutoHeal-Encrypt" and f"::{MEMBER}:" in role, role
    assert config.describe_remediation_exceptions(ConfigRuleName=name)["RemediationExceptions"] == []
    config.describe_remediation_execution_status(ConfigRuleName=name)
    config.start_remediation_execution(ConfigRuleName=name, ResourceKeys=[{"resourceType": "AWS::EC2::Volume", "resourceId": "x"}])
    refused("InvalidParameterValueException", config.put_remediation_configurations, RemediationConfigurations=[
        {"ConfigRuleName": name, "TargetType": "SSM_DOCUMENT", "TargetId": "PciAutoHeal-Encrypt"}])
    refused("OrganizationAccessDeniedException", config.describe_organization_conformance_packs)
    config.put_conformance_pack(ConformancePackName="own", TemplateBody=TEMPLATE)
    refused("ResourceInUseException", config.delete_conformance_pack, ConformancePackName="own")
    until(lambda: [p["ConformancePackState"] for p in config.describe_conformance_pack_status(
        ConformancePackNames=["own"])["ConformancePackStatusDetails"]] == ["CREATE_COMPLETE"], "own pack")
    config.delete_conformance_pack(ConformancePackName="own")
    config.stop_configuration_recorder(ConfigurationRecorderName="default")
    assert not config.describe_configuration_recorder_status()["ConfigurationRecordersStatus"][0]["recording"]
    config.start_configuration_recorder(ConfigurationRecorderName="default")


def aggregator(pack):
    config = client("config")
    name = config.describe_configuration_aggregators()["ConfigurationAggregators"][0]["ConfigurationAggregatorName"]
    here = {"ConfigurationAggregatorName": name}
    pages = config.get_paginator("describe_configuration_aggregator_sources_status").paginate(**here)
    assert sum(len(page["AggregatedSourceStatusList"]) for page in pages) == 80

    def rows():
        found = config.get_paginator("describe_aggregate_compliance_by_conformance_packs").paginate(
            Filters={"ConformancePackName": pack}, **here)
        return [r for page in found for r in page["AggregateComplianceByConformancePacks"]]
    until(lambda: len(rows()) == 40 and all(r["Compliance"]["ComplianceType"] != "INSUFFICIENT_DATA" for r in rows()), "compliance")
    summary = config.get_aggregate_conformance_pack_compliance_summary(GroupByKey="AWS_REGION", **here)
    assert summary["GroupByKey"] == "AWS_REGION" and summary["AggregateConformancePackComplianceSummaries"]
    assert config.describe_aggregate_compliance_by_config_rules(Limit=1000, **here)["AggregateComplianceByConfigRules"]
    query = "SELECT resourceId, accountId, awsRegion WHERE resourceType = 'AWS::SSM::Document'"
    found = config.select_aggregate_resource_config(Expression=query, Limit=100, **here)
    assert "PciAutoHeal-Encrypt" in [json.loads(r)["resourceId"] for r in found["Results"]]
    refused("InvalidExpressionException", config.select_aggregate_resource_config, Expression="SELECT FROM", **here)
    refused("NoSuchConfigurationAggregatorException", config.select_aggregate_resource_config,
            Expression=query, ConfigurationAggregatorName="nowhere")
    config.put_configuration_aggregator(ConfigurationAggregatorName="mine", AccountAggregationSources=[
        {"AccountIds": [MEMBER], "AllAwsRegions": True}])


def command_line():
    settings = dict(os.environ, AWS_ACCESS_KEY_ID="AKIAADMIN", AWS_SECRET_ACCESS_KEY="secret", AWS_DEFAULT_REGION=REGION,
                    AWS_ENDPOINT_URL=URL, AWS_PAGER="", AWS_CONFIG_FILE=os.devnull)

    def aws(*words):
        return json.loads(subprocess.run(["aws", *words, "--output", "json"], env=settings, check=True, capture_output=True).stdout)
    assert aws("configservice", "describe-organization-conformance-packs")["OrganizationConformancePacks"]
    listed = aws("cloudformation", "list-stack-instances", "--stack-set-name", "docs", "--call-as", "DELEGATED_ADMIN")
    assert len(listed["Summaries"]) == 39


stack_sets()
stacks()
PACK = organization_packs()
member(PACK)
aggregator(PACK)
command_line()
assert len(SEEN) >= 45, SEEN
