import copy

GONE = "no-such-stream"
TAG_READS = ["kinesis:ListTagsForStream"]


def make(aws, compliant):
    for name in ("cards", "web"):
        aws("kinesis").create_stream(StreamName=name, ShardCount=1)
    if compliant:
        aws("kinesis").start_stream_encryption(StreamName="cards", EncryptionType="KMS", KeyId="alias/cards")
    return "cards"


def tag(aws, id, tags):
    aws("kinesis").add_tags_to_stream(StreamName=id, Tags=tags)


def look(aws, id):
    found = {name: aws("kinesis").describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
             for name in ("cards", "web")}
    return {name: [stream.get("EncryptionType") or "NONE", stream.get("KeyId"), stream["RetentionPeriodHours"]]
            for name, stream in found.items()}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"][:2] = ["KMS", "alias/aws/kinesis"]
    return after
