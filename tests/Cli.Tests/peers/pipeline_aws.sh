#!/usr/bin/env bash
# The commands of the AWS CLI that the pipeline's builds use, on a folder instead of S3: s3://BUCKET/KEY is $S3_FOLDER/BUCKET/KEY.
set -euo pipefail
local_path() { case "$1" in s3://*) printf '%s' "$S3_FOLDER/${1#s3://}" ;; *) printf '%s' "$1" ;; esac; }
case "$1 $2" in
  "s3 cp")
    [ "$3" = --only-show-errors ]
    from=$(local_path "$4"); to=$(local_path "$5")
    mkdir -p "$(dirname "$to")" && cp "$from" "$to" ;;
  "s3api head-object") [ "$3 $5" = "--bucket --key" ]; test -f "$S3_FOLDER/$4/$6" ;;
  "s3api put-object")
    [ "$3 $5 $7 $9 ${10}" = "--bucket --key --body --if-none-match *" ]
    to="$S3_FOLDER/$4/$6"; [ ! -e "$to" ]
    mkdir -p "$(dirname "$to")" && cp "$8" "$to" ;;
  *) echo "aws $*: not known here" >&2; exit 252 ;;
esac
