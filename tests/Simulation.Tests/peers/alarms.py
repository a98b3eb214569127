"""Alarms of the served simulation as boto3 sees them, in JSON and in the query protocol that older clients speak.

usage: alarms.py URL
"""
import sys
import urllib.parse
import urllib.request

import boto3
import botocore.config
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

URL = sys.argv[1]
METRIC = dict(Namespace="AWS/Lambda", MetricName="Errors", Period=60, EvaluationPeriods=1, Threshold=1.5,
              Statistic="Sum", ComparisonOperator="GreaterThanThreshold", TreatMissingData="notBreaching")

alarms = boto3.client("cloudwatch", endpoint_url=URL, region_name="eu-west-1", aws_access_key_id="AKIAADMIN",
                      aws_secret_access_key="secret", config=botocore.config.Config(retries={"max_attempts": 0}))


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, (code, error.response)
        return
    raise AssertionError(f"{code} was expected")


def state(name):
    found = alarms.describe_alarms(AlarmNames=[name], AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    return (found["MetricAlarms"] + found["CompositeAlarms"])[0]


alarms.put_metric_alarm(AlarmName="errors", AlarmActions=["arn:aws:sns:eu-west-1:111122223333:t"], **METRIC)
alarms.put_metric_alarm(AlarmName="latency", **METRIC)
alarms.put_composite_alarm(AlarmName="any", AlarmRule='ALARM("errors") OR ALARM(latency)')
seen = state("errors")
assert seen["StateValue"] == "INSUFFICIENT_DATA" and seen["Threshold"] == 1.5 and seen["Period"] == 60, seen
assert seen["AlarmArn"].endswith(":alarm:errors") and seen["StateUpdatedTimestamp"].year > 2000, seen
assert seen["AlarmActions"] == ["arn:aws:sns:eu-west-1:111122223333:t"] and seen["OKActions"] == [], seen
assert [a["AlarmName"] for a in alarms.describe_alarms()["MetricAlarms"]] == ["errors", "latency"]
assert alarms.describe_alarms()["CompositeAlarms"] == [], "composite alarms are told only where they are asked for"

alarms.set_alarm_state(AlarmName="errors", StateValue="ALARM", StateReason="on purpose")
assert state("errors")["StateReason"] == "on purpose"
assert state("any")["StateValue"] == "ALARM", state("any")
children = alarms.describe_alarms(ChildrenOfAlarmName="any", AlarmTypes=["MetricAlarm"])["MetricAlarms"]
assert sorted(a["AlarmName"] for a in children) == ["errors", "latency"], children
paged = [a["AlarmName"] for page in alarms.get_paginator("describe_alarms").paginate(
    AlarmTypes=["MetricAlarm", "CompositeAlarm"], PaginationConfig={"PageSize": 1}) for k in ("MetricAlarms", "CompositeAlarms") for a in page[k]]
assert sorted(paged) == ["any", "errors", "latency"], paged

refused("ResourceNotFound", alarms.set_alarm_state, AlarmName="nobody", StateValue="OK", StateReason="x")
refused("InvalidFormat", alarms.set_alarm_state, AlarmName="errors", StateValue="OK", StateReason="x", StateReasonData="{")
refused("ValidationError", alarms.set_alarm_state, AlarmName="errors", StateValue="FINE", StateReason="x")
refused("ValidationError", alarms.put_composite_alarm, AlarmName="c", AlarmRule="ALARM(nobody)")
refused("ValidationError", alarms.delete_alarms, AlarmNames=["errors"])
refused("InvalidNextToken", alarms.describe_alarms, NextToken="made up")
refused("ValidationError", alarms.describe_alarms, AlarmNames=[f"n{i}" for i in range(101)])

form = urllib.parse.urlencode({"Action": "DescribeAlarms", "Version": "2010-08-01", "AlarmNames.member.1": "errors"})
request = AWSRequest("POST", URL, data=form, headers={"Content-Type": "application/x-www-form-urlencoded"})
SigV4Auth(Credentials("AKIAADMIN", "secret"), "monitoring", "eu-west-1").add_auth(request)
with urllib.request.urlopen(urllib.request.Request(URL, form.encode(), dict(request.headers))) as answer:
    text = answer.read().decode()
assert "<DescribeAlarmsResult>" in text and "<StateValue>ALARM</StateValue>" in text, text

alarms.delete_alarms(AlarmNames=["any", "errors", "nobody"])
assert [a["AlarmName"] for a in alarms.describe_alarms()["MetricAlarms"]] == ["latency"]
