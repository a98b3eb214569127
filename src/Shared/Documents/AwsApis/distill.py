#!/usr/bin/env python3
"""Writes operations.txt: what AWS's own models (botocore's) say about the calls that the documents make.

Run it after a document calls something new: `make models`. The same documents and models give the same bytes.

    services: NAME ...                  every service there is
    operations SERVICE: NAME ...        every operation of a service that is called
    call SERVICE:OPERATION INPUT OUTPUT the structures of a call; - for none
    shape SERVICE:NAME MEMBER:TYPE ...  a structure; MEMBER! is required

A type is string, integer, number, boolean, timestamp, blob, any, (A|B) for one of these words, [T] for a list of T,
<T> for a map to T, @NAME for a structure. Words are percent-encoded; long lists of words are left at string.
"""
import gzip
import json
import re
import sys
from pathlib import Path
from urllib.parse import quote

import botocore

LONGEST_CHOICE = 800
MODELS = Path(botocore.__file__).parent / "data"
CALLS = [re.compile(r"""\bService:\s*["']?([\w-]+)["']?\s*[,\n]\s*Api:\s*["']?(\w+)"""),  # as documents write them
         re.compile(r"""\bcall:\s*["']?([\w-]+):(\w+)""")]  # and as recipes do
SCALARS = {"string": "string", "character": "string", "integer": "integer", "long": "integer", "float": "number",
           "double": "number", "boolean": "boolean", "timestamp": "timestamp", "blob": "blob"}
# boto3 turns these texts of an answer into what they say.
DECODED = {("iam", "policyDocumentType")}


class Model:
    """A service's model; notes the structures that what was asked for leads to."""

    def __init__(self, service):
        self.service = service
        file = max((MODELS / service).glob("*/service-2.json*"))
        text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        model = json.loads(text)
        self.operations, self.shapes, self.noted = model["operations"], model["shapes"], {}
        self.answering = False

    def call(self, api):
        operation, sides = self.operations[api], []
        for side in ("input", "output"):
            self.answering = side == "output"
            sides.append(self.structure(operation[side]["shape"]) if side in operation else "-")
        return f"call {self.service}:{api} {' '.join(sides)}"

    def structure(self, name):
        shape = self.shapes[name]
        if name not in self.noted:
            self.noted[name] = ""  # structures may hold themselves
            needed = {it for it in shape.get("required", []) if not shape["members"][it].get("idempotencyToken")}
            members = (f" {it}{'!' if it in needed else ''}:{self.type(member['shape'])}"
                       for it, member in sorted(shape["members"].items()))
            self.noted[name] = "".join(members)
        return name

    def type(self, name):
        shape = self.shapes[name]
        kind = shape["type"]
        if self.answering and (self.service, name) in DECODED:
            return "any"
        if kind == "structure":
            return "any" if shape.get("document") else f"@{self.structure(name)}"
        if kind == "list":
            return f"[{self.type(shape['member']['shape'])}]"
        if kind == "map":
            return f"<{self.type(shape['value']['shape'])}>"
        words = "|".join(quote(word, safe=":/*.+-_") for word in shape.get("enum", []))
        return f"({words})" if 0 < len(words) <= LONGEST_CHOICE else SCALARS[kind]

    def lines(self, apis):
        yield f"operations {self.service}: {' '.join(sorted(self.operations))}"
        yield from [self.call(api) for api in sorted(apis) if api in self.operations]
        yield from [f"shape {self.service}:{name}{members}" for name, members in sorted(self.noted.items())]


def called(folder):
    """The calls of every YAML file, as {service: {api}}; files that are not quite YAML yet are read too."""
    found = {}
    for file in sorted(folder.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        for service, api in (call for form in CALLS for call in form.findall(text)):
            found.setdefault(service, set()).add(api)
    return found


def main():
    here = Path(__file__).resolve().parent
    documents = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[3] / "automation-docs"
    known = sorted(it.name for it in MODELS.iterdir() if any(it.glob("*/service-2.json*")))
    lines = [f"# Written by distill.py from botocore {botocore.__version__}; run: make models",
             f"services: {' '.join(known)}"]
    for service, apis in sorted(called(documents).items()):
        if service not in known:
            print(f"no service is called '{service}'", file=sys.stderr)
            continue
        model = Model(service)
        lines += model.lines(apis)
        for api in sorted(apis - set(model.operations)):
            print(f"{service} has no operation '{api}'", file=sys.stderr)
    (here / "operations.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
