#!/usr/bin/env bash
# The job as a person writes it down: one AWS CLI command after another.
#
#   aws_cli.sh RELEASE ACCOUNTS      (AWS_ENDPOINT_URL, AWS_DEFAULT_REGION and credentials in the environment)
#
# RELEASE is a folder with pack.yaml, pack.name, roles-*.yaml and documents-*.yaml. ACCOUNTS is how many accounts are visited
# one by one, 0 for all; what is done once for the organization is done whole. A line for each phase and its seconds.
set -euo pipefail
release=$1 most=$2
regions=(eu-west-1 us-east-1 us-west-2)
home=${regions[0]}
pack=$(cat "$release/pack.name")

begun=$(date +%s%N)
phase() { local now; now=$(date +%s%N); echo "$1 $(( (now - begun) / 1000000 ))"; begun=$now; }

# discover
management=$(aws organizations describe-organization --query Organization.MasterAccountId --output text)
mapfile -t members < <(aws organizations list-accounts --query 'Accounts[?Status==`ACTIVE`].[Id]' --output text | grep -v "$management")
root=$(aws organizations list-roots --query 'Roots[0].Id' --output text)
(( ${#members[@]} > 0 )) || { echo "no accounts" >&2; exit 1; }
visited=("${members[@]}")
(( most > 0 )) && visited=("${members[@]:0:$most}")
phase discover

# preflight: does every target record, and what?
for account in "${visited[@]}"; do
  read -r key secret token < <(aws sts assume-role --role-session-name loop --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' \
    --role-arn "arn:aws:iam::$account:role/OrganizationAccountAccessRole" --output text)
  for region in "${regions[@]}"; do
    as() { AWS_ACCESS_KEY_ID=$key AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token aws --region "$region" configservice "$@" --output text; }
    group=$(as describe-configuration-recorders --query 'ConfigurationRecorders[0].recordingGroup.allSupported')
    recording=$(as describe-configuration-recorder-status --query 'ConfigurationRecordersStatus[0].recording')
    [[ $group == True && $recording == True ]] || { echo "$account/$region does not record" >&2; exit 1; }
  done
done
phase preflight

# stack sets: create, deploy, wait
accounts=$(IFS=,; echo "${members[*]}")
for file in "$release"/roles-*.yaml "$release"/documents-*.yaml; do
  name=PciAutoHeal-$(basename "$file" .yaml)
  where=("${regions[@]}")
  [[ $name == *-roles-* ]] && where=("$home") # IAM is global
  aws cloudformation create-stack-set --stack-set-name "$name" --template-body "file://$file" --capabilities CAPABILITY_NAMED_IAM \
    --permission-model SERVICE_MANAGED --auto-deployment Enabled=false --output text > /dev/null
  operation=$(aws cloudformation create-stack-instances --stack-set-name "$name" --regions "${where[@]}" --query OperationId --output text \
    --deployment-targets "OrganizationalUnitIds=$root,Accounts=$accounts,AccountFilterType=INTERSECTION" \
    --cli-read-timeout 900 \
    --operation-preferences MaxConcurrentPercentage=100,FailureTolerancePercentage=100,RegionConcurrencyType=PARALLEL)
  until [[ $(aws cloudformation describe-stack-set-operation --stack-set-name "$name" --operation-id "$operation" \
    --query StackSetOperation.Status --output text) == SUCCEEDED ]]; do sleep 1; done
done
phase stack-sets

# packs
for region in "${regions[@]}"; do
  bucket=content-$management-$region
  aws --region "$region" s3 mb "s3://$bucket" > /dev/null
  aws --region "$region" s3 cp --only-show-errors "$release/pack.yaml" "s3://$bucket/pack.yaml"
  aws --region "$region" configservice put-organization-conformance-pack --organization-conformance-pack-name "$pack" \
    --template-s3-uri "s3://$bucket/pack.yaml" --excluded-accounts "$management" --output text \
    --conformance-pack-input-parameters ParameterName=RemediationMode,ParameterValue=dry-run > /dev/null
done
phase packs

# status of every target
for account in "${visited[@]}"; do
  for region in "${regions[@]}"; do
    aws --region "$region" configservice get-organization-conformance-pack-detailed-status --organization-conformance-pack-name "$pack" \
      --filters "AccountId=$account" --query 'OrganizationConformancePackDetailedStatuses[].Status' --output text > /dev/null
  done
done
phase status
