# snippet: verify
import hashlib
import hmac
# end snippet
import json
import os
# snippet: verify
import re
# end snippet
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

SECRET = os.environ["WEBHOOK_SECRET"].encode()
MAX_BYTES = 10 * 1024 * 1024
db = sqlite3.connect(os.environ.get("STORE", "webhook.sqlite"), timeout=10, check_same_thread=False)
lock = threading.Lock()
with db:
    db.execute(
        "CREATE TABLE IF NOT EXISTS events (interaction_id TEXT, event TEXT, media_type TEXT, subtype TEXT, "
        "PRIMARY KEY (interaction_id, event))"
    )


# snippet: verify
def is_signed(raw, header):
    match = re.fullmatch("sha1=([0-9a-f]{40})", header or "", re.IGNORECASE | re.ASCII)
    good = hmac.new(SECRET, raw, hashlib.sha1).digest()
    return match is not None and hmac.compare_digest(bytes.fromhex(match[1]), good)
# end snippet


# snippet: read
def events_of(body):
    data = body.get("data") if isinstance(body, dict) else None
    entities = data.get("entities") if isinstance(data, dict) else None
    for one in entities if isinstance(entities, list) else []:
        entity = one.get("entity") if isinstance(one, dict) else None
        known = isinstance(entity, dict) and isinstance(entity.get("id"), str)
        if known and one.get("event") in ("STARTED", "FINISHED"):
            yield one["event"], entity
# end snippet


# snippet: once
def record(events):
    """Stores what is new, in one transaction and before the response."""
    with lock, db:
        for event, entity in events:
            row = (entity["id"], event, text(entity.get("mediaType")), text(entity.get("interactionSubtype")))
            inserted = db.execute("INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", row).rowcount
            if inserted:
                pass  # act on it here, and only here
# end snippet


def text(value):
    return value if isinstance(value, str) else None


def rows(interaction_id):
    with lock:
        found = db.execute("SELECT event, media_type, subtype FROM events WHERE interaction_id = ?", (interaction_id,))
        return found.fetchall()


# snippet: state
# From what is recorded, not from what came last: FINISHED stays FINISHED when STARTED arrives late.
def state_of(interaction_id):
    events = [event for event, _, _ in rows(interaction_id)]
    return "FINISHED" if "FINISHED" in events else "STARTED" if events else None
# end snippet


def details_of(interaction_id):
    for _, media_type, subtype in rows(interaction_id):
        return {"mediaType": media_type, "interactionSubtype": subtype}
    return None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20

    def reply(self, status, body=b""):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if status >= 400:
            self.send_header("Connection", "close")  # the body may not have been read
        self.end_headers()
        self.wfile.write(body)

    # snippet: raw, limit
    def read_raw(self):
        """Returns the bytes that were signed, or None where they are too many or too few."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self.read_chunks()
        length = self.headers.get("Content-Length", "0")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > MAX_BYTES:
            return None
        raw = self.rfile.read(int(length))
        return raw if len(raw) == int(length) else None
    # end snippet

    def read_chunks(self):
        raw = b""
        while True:
            size = self.rfile.readline(100).split(b";")[0].strip()
            if not re.fullmatch(b"[0-9a-fA-F]{1,7}", size) or len(raw) + int(size, 16) > MAX_BYTES:
                return None
            if int(size, 16) == 0:
                while self.rfile.readline(10_000).strip():
                    pass
                return raw
            chunk = self.rfile.read(int(size, 16))
            if len(chunk) < int(size, 16) or self.rfile.readline(10).strip():
                return None
            raw += chunk

    # snippet: raw
    def do_POST(self):
        if urlparse(self.path).path != "/webhook":
            return self.reply(404)
        raw = self.read_raw()
        if raw is None:
            return self.reply(413)
        if not is_signed(raw, self.headers.get("X-Hub-Signature")):
            return self.reply(401)
        # end snippet
        # snippet: parse
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            return self.reply(400)
        # end snippet
        record(events_of(body))
        # snippet: response
        self.reply(200)  # 200 alone is a success: 201, 202 and 204 are redelivered
    # end snippet

    def do_GET(self):
        url = urlparse(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        interaction_id = query.get("interactionId")
        if url.path == "/processed":
            events = [event for event, _, _ in rows(interaction_id)]
            self.reply(200, json.dumps({"count": events.count(query.get("event"))}).encode())
        elif url.path == "/state":
            self.reply(200, json.dumps({"state": state_of(interaction_id)}).encode())
        elif url.path == "/details":
            self.reply(200, json.dumps({"details": details_of(interaction_id)}).encode())
        else:
            self.reply(405 if url.path == "/webhook" else 404)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, *_):
        pass  # a connection that breaks off is nothing to report


Server(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler).serve_forever()
