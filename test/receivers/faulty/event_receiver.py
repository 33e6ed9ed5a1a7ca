"""A receiver of conversation events or open messages on Python's standard library, with mistakes as people make them:
event_receiver.py --dialect=NAME --mistake=NAME prints its port. Without a mistake it is sound. RECEIVER_SECRET is what
deliveries are signed with. Probes: /processed, /state."""
import base64
import hashlib
import hmac
import json
import os
import re
import sys
import threading
import time
import uuid
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

given = dict(re.match("--(.*?)=(.*)", arg).groups() for arg in sys.argv[1:])
mistakes = set(given.get("mistake", "").split("+"))
IS_OPEN = given.get("dialect") == "open-messaging"
SECRET = os.environ.get("RECEIVER_SECRET", "")
counts, states, seen = {}, {}, set()
lock = threading.Lock()


def is_conversation_signed(raw, header):
    match = re.fullmatch(r"t=([0-9]{1,15}),v1=([0-9a-fA-F]{64})", header or "")
    if not match:
        return False
    t, digest = match.groups()
    if abs(time.time() * 1000 - int(t)) > 300_000 and "no-tolerance" not in mistakes:
        return False
    key = SECRET.encode() if "secret-as-text" in mistakes else bytes.fromhex(SECRET)
    signed = json.dumps(json.loads(raw)).encode() if "json-dumps" in mistakes else raw
    return hmac.compare_digest(hmac.new(key, t.encode() + b"." + signed, hashlib.sha256).hexdigest(), digest.lower())


def is_open_signed(raw, header):
    if "throws-on-text" in mistakes:
        return hmac.compare_digest(header, "sha256=" + open_digest(raw))
    return hmac.compare_digest((header or "").encode("utf-8", "replace"), b"sha256=" + open_digest(raw).encode())


def open_digest(raw):
    key = base64.b64decode(SECRET + "==") if "secret-base64" in mistakes else SECRET.encode()
    signed = json.dumps(json.loads(raw)).encode() if "json-dumps" in mistakes else raw
    digest = hmac.new(key, signed, hashlib.sha256)
    return digest.hexdigest() if "hex" in mistakes else base64.b64encode(digest.digest()).decode()


def take(body):
    name, key = (body["type"], body["id"]) if IS_OPEN else (body["event_fqn"], body["event_id"])
    if IS_OPEN:
        if "reads-text" in mistakes:
            body["text"].strip()
        if "match-raises" in mistakes and name not in ("Text", "Structured", "Receipt", "Event"):
            raise ValueError(f"unknown type {name}")
        if "text-only" in mistakes and name != "Text":
            return
        if name not in ("Text", "Structured"):
            return
    else:
        if "uuid" in mistakes:
            uuid.UUID(body["event_id"])
            uuid.UUID(body["organization"]["id"])
        if "reads-queue" in mistakes and "conversation" in body["data"]:
            body["data"]["conversation"]["queue"]["name"]
        conversation = (body.get("data") or {}).get("conversation") or {}
        if "channel-enum" in mistakes and conversation.get("channel", "EMAIL") not in ("EMAIL", "WIDGET_CHAT"):
            raise ValueError("bad channel")
        try:
            at = datetime.fromisoformat(str(body.get("event_timestamp")).replace("Z", "+00:00")).timestamp()
        except ValueError:
            at = 0
        csid, status = conversation.get("csid"), conversation.get("status")
        if csid is not None and status is not None:
            known = states.get(str(csid))
            if known is None or (known[0] <= at and "first-status" not in mistakes):
                states[str(csid)] = (at, status)
    told = body.get("text") if "by-text" in mistakes else key
    if told in seen and "no-dedupe" not in mistakes:
        return
    if "race" in mistakes:
        time.sleep(0.01)
    seen.add(told)
    counts[key, name] = counts.get((key, name), 0) + 1


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def reply(self, status, body=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status >= 400:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def read_raw(self):
        if "chunked" not in self.headers.get("Transfer-Encoding", "").lower():
            length = int(self.headers.get("Content-Length", "0"))
            raw = self.rfile.read(length)
            return raw if len(raw) == length else None
        raw = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunk = self.rfile.read(size)
            if len(chunk) < size or self.rfile.readline().strip():
                return None
            raw += chunk
        while self.rfile.readline().strip():
            pass
        return raw

    def do_POST(self):
        if urlparse(self.path).path != "/webhook":
            return self.reply(404)
        try:
            raw = self.read_raw()
        except ValueError:
            raw = None
        if raw is None or not re.match("application/json", self.headers.get("Content-Type", "application/json"), re.I):
            return self.reply(400)
        header = self.headers.get("X-Hub-Signature-256" if IS_OPEN else "X-DIXA-SIGNATURE")
        try:
            if not (is_open_signed if IS_OPEN else is_conversation_signed)(raw, header):
                return self.reply(401)
        except Exception:
            if "throws-on-text" in mistakes or "json-dumps" in mistakes:
                return self.reply(500)
            return self.reply(401)
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            return self.reply(400)
        known = ("type", "id") if IS_OPEN else ("event_fqn", "event_id")
        if not isinstance(body, dict) or not all(isinstance(body.get(name), str) for name in known):
            return self.reply(200)
        try:
            if "race" in mistakes:
                take(body)
            else:
                with lock:
                    take(body)
        except Exception:
            return self.reply(200 if "bare-except" in mistakes else 500)
        self.reply(200)

    def do_GET(self):
        url = urlparse(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        key = query.get("interactionId")
        if url.path == "/processed":
            return self.reply(200, json.dumps({"count": counts.get((key, query.get("event")), 0)}).encode())
        if url.path == "/state":
            return self.reply(200, json.dumps({"state": states.get(key, (0, None))[1]}).encode())
        self.reply(404)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, *_):
        pass


server = Server(("127.0.0.1", int(os.environ.get("PORT", "0"))), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
