#!/usr/bin/env python3
"""Cold start, memory and size of the Lambda executable, as `make functions` leaves it.

    python3 bench/functions.py artifacts/functions/bootstrap --results bench/results/functions.md

From the start of the process to its first answer, with a Runtime API and a DynamoDB on loopback that answer at once. Exit
code 1 means more than the bounds (25 ms, 40 ms, 6 MB).
"""
import argparse
import datetime
import json
import os
import platform
import queue
import statistics
import subprocess
import tempfile
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIRST_ANSWER_MS, WITH_WRITE_MS, ZIP_MB = 25, 40, 6
RUNTIME = "/2018-06-01/runtime/"
EVENT = {"rollout": "bench", "failure": {"Error": "TerminalException", "Cause": "a bench"}}


class Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # otherwise answers look 44 ms slow

    def log_message(self, *_):
        pass

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class DynamoDb(Quiet):
    calls = []

    def do_POST(self):
        self.body()
        operation = self.headers["X-Amz-Target"].split(".")[-1]
        DynamoDb.calls.append(operation)
        found = b'{"Items":[],"Count":0,"ScannedCount":0}' if operation == "Query" else b"{}"
        self.answer(200, found, Content_Type="application/x-amz-json-1.0")


class RuntimeApi(Quiet):
    def do_GET(self):
        payload = self.server.events.get()
        self.answer(
            200, payload, Lambda_Runtime_Aws_Request_Id="1", Lambda_Runtime_Deadline_Ms=str(int(time.time() * 1000) + 900_000))

    def do_POST(self):
        body = self.body()
        self.server.answers.put((time.perf_counter(), self.path[len(RUNTIME):], body))
        self.answer(202)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.events, self.answers = queue.Queue(), queue.Queue()
        self.address = f"127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # a process that was killed hangs up


def memory(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


def once(executable, environment, payload, expected):
    lambda_ = Server(RuntimeApi)
    lambda_.events.put(payload)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [executable], env=environment | {"AWS_LAMBDA_RUNTIME_API": lambda_.address}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answered, path, body = lambda_.answers.get(timeout=30)
        if not path.endswith(expected):
            raise SystemExit(f"expected a {expected}, got {path}: {body[:500]}")
        return (answered - begun) * 1000, memory(process.pid)
    finally:
        process.kill()
        process.wait()
        lambda_.shutdown()
        lambda_.server_close()


def zipped(executable):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "bootstrap.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            archive.write(executable, "bootstrap")
        return os.path.getsize(path) / 1e6


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} cores, {model}, {platform.system()} {platform.machine()}, load {os.getloadavg()[0]:.1f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("executable")
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--results")
    arguments = parser.parse_args()
    environment = {
        "_HANDLER": "RecordOutcome",
        "AWS_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "AWS_ENDPOINT_URL": f"http://{Server(DynamoDb).address}",
        "PCIAUTOHEAL_TABLE": "pciautoheal",
    }
    plain, written = [], []
    for _ in range(arguments.runs + 1):
        plain.append(once(arguments.executable, environment, b"null", "error"))
        DynamoDb.calls.clear()
        written.append(once(arguments.executable, environment, json.dumps(EVENT).encode(), "response"))
    if "PutItem" not in DynamoDb.calls and "TransactWriteItems" not in DynamoDb.calls:
        raise SystemExit(f"no write among the calls of DynamoDB: {DynamoDb.calls}")
    plain, written = plain[1:], written[1:]  # the first run reads the file from disk

    def row(name, values, unit, bound):
        kept = f"{bound} {unit}" if bound else "none"
        return f"| {name} | {statistics.median(values):.1f} {unit} | {min(values):.1f} | {max(values):.1f} | {kept} |"

    size = os.path.getsize(arguments.executable) / 1e6
    archive = zipped(arguments.executable)
    report = "\n".join([
        "# The Lambda executable",
        "",
        f"`python3 bench/functions.py`, {arguments.runs} cold starts each, {datetime.date.today().isoformat()}. {machine()}.",
        "",
        "| what | median | least | most | bound |",
        "|---|---|---|---|---|",
        row("start of the process to its first answer", [ms for ms, _ in plain], "ms", FIRST_ANSWER_MS),
        row(f"the same with DynamoDB ({', '.join(DynamoDb.calls)})", [ms for ms, _ in written], "ms", WITH_WRITE_MS),
        row("memory after the first answer", [mb for _, mb in plain], "MB", None),
        row("memory after the write", [mb for _, mb in written], "MB", None),
        row("executable", [size], "MB", None),
        row("zip", [archive], "MB", ZIP_MB),
        "",
    ])
    print(report)
    if arguments.results:
        with open(arguments.results, "w", encoding="utf-8") as file:
            file.write(report)
    met = (
        statistics.median([ms for ms, _ in plain]) <= FIRST_ANSWER_MS
        and statistics.median([ms for ms, _ in written]) <= WITH_WRITE_MS
        and archive <= ZIP_MB)
    raise SystemExit(0 if met else 1)


main()
