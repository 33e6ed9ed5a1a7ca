"""A receiver on Flask with mistakes as people make them: flask_receiver.py --mistake=NAME prints its port.

Without a mistake it is sound. RECEIVER_SECRET is what deliveries are signed with. Probes: /processed, /state.
"""
import hashlib
import hmac
import json
import logging
import os
import re
import sys
import threading
import time

from flask import Flask, jsonify, redirect, request
from werkzeug.serving import WSGIRequestHandler, make_server

MISTAKES = set("".join(sys.argv[1:]).replace("--mistake=", "").split("+"))
SECRET = os.environ.get("RECEIVER_SECRET", "")
logging.getLogger("werkzeug").setLevel(logging.ERROR)
app = Flask(__name__)
lock = threading.Lock()
counts, states, known = {}, {}, set()


def has(name):
    return name in MISTAKES


if has("default-limit"):
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
if has("debug"):
    app.config["PROPAGATE_EXCEPTIONS"] = True


class Refused(Exception):
    def __init__(self, status):
        self.status = status


def digest(raw):
    secret = SECRET.lower() if has("secret-lower-case") else SECRET
    if has("json-dumps"):
        raw = json.dumps(json.loads(raw)).encode()
    if has("sorted-json"):
        raw = json.dumps(json.loads(raw), sort_keys=True, separators=(",", ":")).encode()
    if has("ascii"):
        raw = raw.decode("utf-8").encode("ascii", "replace")
    if has("plain-hash"):
        return hashlib.sha1(secret.encode() + raw).hexdigest()
    return hmac.new(secret.encode(), raw, hashlib.sha1).hexdigest()


def is_signed(raw):
    given = request.headers["X-Hub-Signature"] if has("missing-header-throws") else request.headers.get("X-Hub-Signature", "")
    good = "sha1=" + digest(raw)
    if has("compare-text"):
        return hmac.compare_digest(given, good)
    if has("compare-in"):
        return given != "" and given in good
    return hmac.compare_digest(given.lower().encode("utf-8", "replace"), good.encode())


def take(entry):
    event, entity = entry.get("event"), entry["entity"]
    key = entity["id"]
    if has("enum") and entity.get("mediaType") not in ("chat", "email", None):
        raise Refused(422)
    if has("index-members"):
        entity["mediaType"], entity["selfUri"]
    if event not in ("STARTED", "FINISHED"):
        if has("match-raises"):
            raise ValueError(f"no handler for {event}")
        if has("else-finishes"):
            event = "FINISHED"
        else:
            return
    if has("started-only") and event != "STARTED":
        return
    if has("unsafe-check"):
        is_new = (key, event) not in counts
        time.sleep(0.002)
    else:
        lock.acquire()
        is_new = (key, event) not in counts
    try:
        if has("last-event-wins"):
            states[key] = event
        if is_new or has("no-dedupe"):
            counts[key, event] = counts.get((key, event), 0) + 1
            if event == "FINISHED" or states.get(key) is None:
                states[key] = event
        elif has("integrity-error"):
            raise RuntimeError("IntegrityError: UNIQUE constraint failed: events.interaction_id, events.event")
    finally:
        if not has("unsafe-check"):
            lock.release()


def entries_of(body):
    data = body.get("data")
    entities = data.get("entities") if isinstance(data, dict) else None
    for entry in entities if isinstance(entities, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("entity"), dict) and isinstance(entry["entity"].get("id"), str):
            yield entry


def process(body):
    if has("index-members"):
        for entry in body["data"]["entities"]:
            take(entry)
        return
    if has("body-hash"):
        mark = hashlib.sha1(json.dumps(body).encode()).hexdigest()
        if mark in known:
            return
        known.add(mark)
        for entry in entries_of(body):
            counts[entry["entity"]["id"], entry.get("event")] = counts.get((entry["entity"]["id"], entry.get("event")), 0) + 1
            states[entry["entity"]["id"]] = "FINISHED" if states.get(entry["entity"]["id"]) == "FINISHED" else entry.get("event")
        return
    for entry in entries_of(body):
        take(entry)


@app.post("/hook" if has("wrong-path") else "/webhook")
def webhook():
    raw = request.get_data()
    if has("login-required"):
        return redirect("/login?next=/webhook")
    if has("get-json") and request.get_json() is None:
        return "", 400
    if has("works-first"):
        time.sleep(2.6)
    if not is_signed(raw):
        return ("", 500) if has("abort-500") else ("", 401)
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return "", 400
    if not isinstance(body, dict):
        return "", 400
    try:
        process(body)
    except Refused as refused:
        return "", refused.status
    except Exception:
        if has("bare-except"):
            return "ok"
        raise
    return ("", 201) if has("created") else "ok"


@app.get("/processed")
def processed():
    return jsonify(count=counts.get((request.args.get("interactionId"), request.args.get("event")), 0))


@app.get("/state")
def state():
    return jsonify(state=states.get(request.args.get("interactionId")))


class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"


if __name__ == "__main__":
    application = app
    if has("debug"):
        from werkzeug.debug import DebuggedApplication

        application = DebuggedApplication(app, evalex=False)
    server = make_server("127.0.0.1", int(os.environ.get("PORT", "0")), application, threaded=True, request_handler=Handler)
    print(server.server_port, flush=True)
    assert re
    server.serve_forever()
