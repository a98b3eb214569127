"""Holds every answer to the shape that the service's model gives: no unknown member, no missing one, known enum values."""
import json
import xml.etree.ElementTree as ElementTree

SEEN = set()


def check(client):
    model = client.meta.service_model
    json_protocol = model.metadata["protocol"] == "json"

    def received(response_dict, parsed_response, **_):
        if parsed_response is None or response_dict["status_code"] >= 300:
            return
        operation = model.operation_model(received.operation)
        shape = operation.output_shape
        if shape is None:
            return
        SEEN.add(operation.name)
        body = response_dict["body"]
        raw = json.loads(body or b"{}") if json_protocol else None
        parsed = {k: v for k, v in parsed_response.items() if k != "ResponseMetadata"}
        walk(shape, parsed, raw, operation.name)
        if not json_protocol:
            walk_xml(shape, result_of(body, operation.name), operation.name)

    def before(model, **_):
        received.operation = model.name

    client.meta.events.register("before-call", before)
    client.meta.events.register("response-received", received)
    return client


def result_of(body, operation):
    root = ElementTree.fromstring(body)
    return next((child for child in root if tag(child) == operation + "Result"), None)


def tag(element):
    return element.tag.split("}")[-1]


def walk_xml(shape, element, path):
    if element is None:
        return
    if shape.type_name == "structure":
        for child in element:
            assert tag(child) in shape.members, f"{path}: unknown member {tag(child)}"
            walk_xml(shape.members[tag(child)], child, f"{path}.{tag(child)}")
    elif shape.type_name == "list":
        for child in element:
            assert tag(child) == "member", f"{path}: {tag(child)} in a list"
            walk_xml(shape.member, child, path + "[]")


def walk(shape, value, raw, path):
    if shape.type_name == "structure":
        for name in shape.required_members:
            assert name in value, f"{path}: {name} is missing in {value}"
        if raw is not None:
            unknown = set(raw) - {m.serialization.get("name", n) for n, m in shape.members.items()}
            assert not unknown, f"{path}: unknown members {unknown}"
        for name, member in value.items():
            walk(shape.members[name], member, raw.get(name) if isinstance(raw, dict) else None, f"{path}.{name}")
    elif shape.type_name == "list":
        for at, item in enumerate(value):
            walk(shape.member, item, raw[at] if isinstance(raw, list) else None, path + "[]")
    elif getattr(shape, "enum", None):
        assert value in shape.enum, f"{path}: {value} is none of {shape.enum}"
