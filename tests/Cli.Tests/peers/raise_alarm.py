"""Puts an alarm into the simulated AWS and raises it.

usage: raise_alarm.py URL
"""
import sys

import boto3

alarms = boto3.client("cloudwatch", endpoint_url=sys.argv[1], region_name="eu-west-1")
alarms.put_metric_alarm(AlarmName="errors", Namespace="n", MetricName="m", Period=60, EvaluationPeriods=1,
                        Statistic="Sum", Threshold=1, ComparisonOperator="GreaterThanThreshold")
alarms.set_alarm_state(AlarmName="errors", StateValue="ALARM", StateReason="on purpose")
