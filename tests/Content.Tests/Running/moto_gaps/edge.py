"""What moto 5.2.1 lacks for the documents about CloudFront, as AWS documents it. Tests only."""
import copy
import uuid

from botocore.client import BaseClient
from botocore.exceptions import ClientError
from botocore.validate import validate_parameters

real_call = BaseClient._make_api_call
configs, etags = {}, {}  # by the id of the distribution, which moto gives once only


def arn(distribution):
    """moto leaves out the empty Region."""
    return "arn:aws:cloudfront::123456789012:distribution/" + distribution


def kept(distribution, config):
    configs[distribution], etags[distribution] = copy.deepcopy(config), "E" + uuid.uuid4().hex[:12].upper()


def create_distribution(client, operation, inputs):
    """moto forgets parts of the configuration that it is given; AWS answers with all of it."""
    answer = real_call(client, operation, copy.deepcopy(inputs))
    own = inputs.get("DistributionConfigWithTags", inputs)["DistributionConfig"]
    kept(answer["Distribution"]["Id"], own)
    tags = inputs.get("DistributionConfigWithTags", {}).get("Tags", {"Items": []})
    real_call(client, "TagResource", {"Resource": arn(answer["Distribution"]["Id"]), "Tags": tags})
    return answer


def get_distribution(client, operation, inputs):
    answer = real_call(client, operation, inputs)
    if inputs["Id"] in configs:
        answer["Distribution"]["DistributionConfig"] = copy.deepcopy(configs[inputs["Id"]])
        answer["Distribution"]["ARN"] = arn(inputs["Id"])
        answer["ETag"] = etags[inputs["Id"]]
    return answer


def update_distribution(client, operation, inputs):
    """The configuration is replaced as a whole, under the ETag of the last reading, which moto takes for any."""
    validate_parameters(inputs, client.meta.service_model.operation_model(operation).input_shape)
    get_distribution(client, "GetDistribution", {"Id": inputs["Id"]})
    if inputs.get("IfMatch") != etags[inputs["Id"]]:
        stale = {"Code": "PreconditionFailed", "Message": "The ETag is not that of the last reading."}
        raise ClientError({"Error": stale}, operation)
    kept(inputs["Id"], inputs["DistributionConfig"])
    return get_distribution(client, "GetDistribution", {"Id": inputs["Id"]})


LACKING = {"CreateDistributionWithTags": create_distribution, "GetDistribution": get_distribution,
           "UpdateDistribution": update_distribution}


def call(client, operation, inputs):
    own = LACKING.get(operation) if client.meta.service_model.service_name == "cloudfront" else None
    return own(client, operation, inputs) if own else real_call(client, operation, inputs)


BaseClient._make_api_call = call
GAPS = {}
