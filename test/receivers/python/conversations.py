import hashlib
import hmac
import json
import os
import re
import sqlite3
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

KEY = bytes.fromhex(os.environ["WEBHOOK_SECRET"])
TOLERANCE_MS = 5 * 60 * 1000
MAX_BYTES = 10 * 1024 * 1024
db = sqlite3.connect(os.environ.get("STORE", "webhook.sqlite"), timeout=10, check_same_thread=False)
lock = threading.Lock()
with db:
    db.execute("CREATE TABLE IF NOT EXISTS events (event_id TEXT PRIMARY KEY, event TEXT)")
    db.execute("CREATE TABLE IF NOT EXISTS conversations (csid TEXT PRIMARY KEY, status TEXT, at TEXT)")


def is_signed(raw, header):
    """X-DIXA-SIGNATURE: t=<milliseconds>,v1=<HMAC-SHA256 of t, a dot and the raw body under the decoded secretKey>"""
    match = re.fullmatch("t=([0-9]{1,15}),v1=([0-9a-f]{64})", header or "", re.IGNORECASE | re.ASCII)
    if match is None or abs(time.time() * 1000 - int(match[1])) > TOLERANCE_MS:
        return False
    good = hmac.new(KEY, match[1].encode() + b"." + raw, hashlib.sha256).digest()
    return hmac.compare_digest(bytes.fromhex(match[2]), good)


def record(body):
    """Stores an event once, with the status of its conversation, in one transaction and before the response."""
    event_id, event = field(body, "event_id"), field(body, "event_fqn")
    if event_id is None or event is None:
        return
    with lock, db:
        if not db.execute("INSERT INTO events VALUES (?, ?) ON CONFLICT DO NOTHING", (event_id, event)).rowcount:
            return
        data = body.get("data")
        conversation = data.get("conversation") if isinstance(data, dict) else None
        csid = conversation.get("csid") if isinstance(conversation, dict) else None
        status, at = field(conversation, "status"), field(body, "event_timestamp")
        if isinstance(csid, int) and status is not None:
            # The newest event decides about the status, since deliveries come in any order.
            db.execute(
                "INSERT INTO conversations VALUES (?, ?, ?) ON CONFLICT (csid) DO UPDATE "
                "SET status = excluded.status, at = excluded.at WHERE excluded.at >= conversations.at",
                (str(csid), status, at or ""),
            )
        # act on the event here, and only here


def field(value, name):
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def one(sql, key):
    with lock:
        return db.execute(sql, (key,)).fetchone()


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

    def read_raw(self):
        """Returns the bytes that were signed, or None where they are too many or too few."""
        if "chunked" in self.headers.get("Transfer-Encoding", "").lower():
            return self.read_chunks()
        length = self.headers.get("Content-Length", "0")
        if not re.fullmatch("[0-9]{1,9}", length) or int(length) > MAX_BYTES:
            return None
        raw = self.rfile.read(int(length))
        return raw if len(raw) == int(length) else None

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

    def do_POST(self):
        if urlparse(self.path).path != "/webhook":
            return self.reply(404)
        raw = self.read_raw()
        if raw is None:
            return self.reply(413)
        if not is_signed(raw, self.headers.get("X-DIXA-SIGNATURE")):
            return self.reply(401)
        try:
            body = json.loads(raw)
        except (ValueError, RecursionError):
            return self.reply(400)
        record(body)
        self.reply(202)

    def do_GET(self):
        url = urlparse(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        key = query.get("interactionId")
        if url.path == "/processed":
            found = one("SELECT event FROM events WHERE event_id = ?", key)
            self.reply(200, json.dumps({"count": int(found == (query.get("event"),))}).encode())
        elif url.path == "/state":
            found = one("SELECT status FROM conversations WHERE csid = ?", key)
            self.reply(200, json.dumps({"state": found and found[0]}).encode())
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
