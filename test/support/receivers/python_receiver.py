"""A correct receiver on Python's standard library alone.

python_receiver.py PORT prints its port (0 takes any free one). RECEIVER_SECRET is what deliveries are signed with,
RECEIVER_POLICY what becomes of those that are not: `reject` (401) or `ignore` (200 without effect).
RECEIVER_PATH, if set, is the only path where deliveries are taken, but for RECEIVER_SECOND_PATH, where those of a second
subscription are, signed with RECEIVER_SECOND_SECRET. RECEIVER_CONTROLS, if set, lets its secrets, its clock and its store be
arranged by PUT /control/secrets, /control/clock and /control/outage. RECEIVER_STORE, if set,
is the SQLite database that effects are kept in; without it a restart forgets them.
RECEIVER_NEXUS, if set, is the origin that interactions are fetched from when they have started.
"""
import hashlib
import hmac
import json
import os
import re
import sqlite3
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

SECRET = os.environ.get("RECEIVER_SECRET", "")
POLICY = os.environ.get("RECEIVER_POLICY", "reject")
PATH = os.environ.get("RECEIVER_PATH", "/")
STORE = os.environ.get("RECEIVER_STORE", "")
SECOND_PATH = os.environ.get("RECEIVER_SECOND_PATH")
SECOND_SECRET = os.environ.get("RECEIVER_SECOND_SECRET", "")
HAS_CONTROLS = bool(os.environ.get("RECEIVER_CONTROLS"))
NEXUS = os.environ.get("RECEIVER_NEXUS", "")
MAX_BODY_BYTES = 10 * 1024 * 1024
MAX_DRAINED_BYTES = 64 * 1024 * 1024
KEPT = 100_000
JSON_TYPE = re.compile(r"(application|text)/([\w.-]+\+)?json\s*(;|$)", re.IGNORECASE)
SIGNATURE = re.compile(r"sha1=([0-9a-fA-F]{40})", re.ASCII)


class Effects:
    """What events have brought about, each once for an interaction; FINISHED is final. Tells whether an event was new."""

    def __init__(self):
        self._lock = threading.Lock()
        self._interactions = OrderedDict()

    def take(self, event, interaction_id, entity):
        if settings.is_down:
            raise StoreIsDown
        with self._lock:
            kept = self._interactions.setdefault(name_of(interaction_id), {"counts": {}, "state": None, "details": None})
            if event in kept["counts"]:
                return False
            kept["counts"][event] = 1
            if event == "FINISHED" or kept["state"] is None:
                kept["state"] = event
            kept["details"] = {name: text(entity.get(name)) for name in ("mediaType", "interactionSubtype")}
            if len(self._interactions) > KEPT:
                self._interactions.popitem(last=False)
            return True

    def processed(self, interaction_id, event):
        with self._lock:
            counts = self._interactions.get(name_of(interaction_id), {"counts": {}})["counts"]
            return sum(counts.values()) if event is None else counts.get(event, 0)

    def seen(self, interaction_id, member):
        with self._lock:
            kept = self._interactions.get(name_of(interaction_id))
            return kept and kept[member]


class StoredEffects:
    """The same, kept in a database: an event and its interaction are a primary key, and are committed before the answer."""

    def __init__(self, path):
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("CREATE TABLE IF NOT EXISTS effects (name TEXT, event TEXT, details TEXT, PRIMARY KEY (name, event)) WITHOUT ROWID")

    def take(self, event, interaction_id, entity):
        if settings.is_down:
            raise StoreIsDown
        details = json.dumps({name: text(entity.get(name)) for name in ("mediaType", "interactionSubtype")})
        with self._lock:
            return self._database.execute("INSERT INTO effects VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (name_of(interaction_id, "backslashreplace"), event, details)).rowcount > 0

    def _rows(self, interaction_id):
        with self._lock:
            return dict(self._database.execute("SELECT event, details FROM effects WHERE name = ?", (name_of(interaction_id, "backslashreplace"),)).fetchall())

    def processed(self, interaction_id, event):
        rows = self._rows(interaction_id)
        return len(rows) if event is None else int(event in rows)

    def seen(self, interaction_id, member):
        rows = self._rows(interaction_id)
        if not rows:
            return None
        if member == "state":
            return "FINISHED" if "FINISHED" in rows else "STARTED"
        return json.loads(next(iter(rows.values())))


def name_of(interaction_id, errors=None):
    """Long ids are kept as their digest, so that ids cannot fill the memory."""
    if len(interaction_id) <= 200:
        # A database of texts takes no half of a surrogate pair.
        return "id " + (interaction_id.encode("utf-8", errors).decode("utf-8") if errors else interaction_id)
    return "digest " + hashlib.sha256(interaction_id.encode("utf-8", "surrogatepass")).hexdigest()


def text(value):
    return value if isinstance(value, str) and value else None


class StoreIsDown(Exception):
    pass


class Settings:
    """What can be arranged while it runs. What a clock would be needed for is not kept: effects have no end."""

    def __init__(self):
        self.secrets = [SECRET]
        self.is_down = False

    def secrets_at(self, path):
        return [SECOND_SECRET] if SECOND_PATH and path == SECOND_PATH else self.secrets

    def arrange(self, name, body):
        if name == "secrets":
            self.secrets = body["secrets"]
        elif name == "outage":
            self.is_down = body["down"]
        return name in ("secrets", "outage", "clock")


def is_signed(signatures, body, secrets):
    if len(signatures) != 1:
        return False
    match = SIGNATURE.fullmatch(signatures[0].strip())
    expected = [hmac.new(secret.encode(), body, hashlib.sha1).hexdigest() for secret in secrets]
    return match is not None and any([hmac.compare_digest(match[1].lower(), one) for one in expected])


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def read_payload(body):
    """The object in a body, or None if there is none."""
    try:
        payload = json.loads(body.decode("utf-8"), parse_constant=refuse_constant, parse_int=float)
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def entities_of(payload):
    data = payload.get("data")
    entities = data.get("entities") if isinstance(data, dict) else None
    for entry in entities if isinstance(entities, list) else []:
        entity = entry.get("entity") if isinstance(entry, dict) else None
        if isinstance(entity, dict) and text(entity.get("id")):
            yield text(entry.get("event")), entity


settings = Settings()


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirects)


def is_of_nexus(uri):
    try:
        parts = urlsplit(uri)
    except ValueError:
        return False
    return f"{parts.scheme}://{parts.netloc}" == NEXUS


def fetch_later(uri):
    """Fetches an interaction from Nexus alone, in a thread of its own, and again while it is not known there."""
    if NEXUS and isinstance(uri, str) and is_of_nexus(uri):
        threading.Thread(target=fetch, args=(uri,), daemon=True).start()


def fetch(uri):
    for wait in (0.2, 0.5, 1, 0):
        try:
            opener.open(uri, timeout=10).close()
            return
        except urllib.error.HTTPError as error:
            error.close()
            if error.code != 404:
                return
        except (OSError, ValueError):
            return
        time.sleep(wait)


effects = StoredEffects(STORE) if STORE else Effects()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        url = urlsplit(self.path)
        query = parse_qs(url.query, keep_blank_values=True)
        interaction_id = query.get("interactionId", [""])[0]
        if url.path == "/processed":
            self.answer_json(200, {"count": effects.processed(interaction_id, query.get("event", [None])[0])})
        elif url.path in ("/state", "/details"):
            self.answer_json(200, {url.path[1:]: effects.seen(interaction_id, url.path[1:])})
        else:
            self.refuse_method()

    def do_PUT(self):
        url = urlsplit(self.path)
        if not HAS_CONTROLS or not url.path.startswith("/control/"):
            return self.refuse_method()
        body = self.read_body()
        if body is not None:
            done = settings.arrange(url.path.removeprefix("/control/"), json.loads(body))
            self.answer_json(200 if done else 404, {})

    def do_POST(self):
        if PATH != "/" and urlsplit(self.path).path not in (PATH, SECOND_PATH):
            return self.refuse(404, f"deliveries are taken at {PATH}")
        content_type = (self.headers.get("Content-Type") or "").strip()
        if content_type and not JSON_TYPE.match(content_type):
            return self.refuse(415, "send application/json")
        if (self.headers.get("Content-Encoding") or "identity").strip().lower() not in ("", "identity"):
            return self.refuse(415, "send the body without content encoding")
        body = self.read_body()
        if body is not None:
            self.deliver(body)

    def deliver(self, body):
        if not is_signed(self.headers.get_all("X-Hub-Signature", []), body, settings.secrets_at(urlsplit(self.path).path)):
            if POLICY == "ignore":
                return self.answer(200, 0, "OK", [])
            return self.answer(401, 401, "the signature could not be verified", [])
        payload = read_payload(body)
        if payload is None:
            return self.answer(400, 400, "the body is not a JSON object", [])
        ids = []
        try:
            for event, entity in entities_of(payload):
                ids.append(entity["id"])
                if event in ("STARTED", "FINISHED") and effects.take(event, entity["id"], entity) and event == "STARTED":
                    fetch_later(entity.get("selfUri"))
        except StoreIsDown:
            return self.answer(503, 503, "the store cannot be reached", [])
        self.answer(200, 0, "OK", ids)

    def read_body(self):
        """The bytes of the body. None if it was refused, which then has been answered."""
        try:
            if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
                body = b"".join(self.bounded(self.chunks()))
            else:
                length = self.headers.get("Content-Length", "0").strip()
                if not re.fullmatch(r"[0-9]+", length, re.ASCII):
                    raise ValueError("a length that is no number")
                body = b"".join(self.bounded(self.pieces(int(length))))
        except ValueError as error:
            return self.refuse(400, f"the body could not be read: {error}")
        except OverflowError:
            return self.refuse(413, f"the body is larger than {MAX_BODY_BYTES} bytes")
        return body

    def pieces(self, length):
        while length > 0:
            piece = self.rfile.read(min(length, 65536))
            if not piece:
                raise ValueError("it broke off")
            length -= len(piece)
            yield piece

    def chunks(self):
        while True:
            size = self.rfile.readline(1024).split(b";")[0].strip()
            if not re.fullmatch(rb"[0-9a-fA-F]+", size):
                raise ValueError("a chunk without length")
            length = int(size, 16)
            if length == 0:
                break
            yield from self.pieces(length)
            if self.rfile.readline(3).strip():
                raise ValueError("a chunk without end")
        for _ in range(100):
            if self.rfile.readline(8192) in (b"\r\n", b"\n", b""):
                return
        raise ValueError("trailers without end")

    def bounded(self, pieces):
        """Hands on what is within the limit. What is beyond is read and dropped for a while, so that the sender gets to read its answer."""
        total = 0
        for piece in pieces:
            total += len(piece)
            if total > MAX_DRAINED_BYTES:
                break
            if total <= MAX_BODY_BYTES:
                yield piece
        if total > MAX_BODY_BYTES:
            raise OverflowError

    def refuse_method(self):
        self.refuse(405, "send a POST", {"Allow": "POST"})

    def refuse(self, status, message, headers=None):
        """Answers without having read the body, after which the connection cannot be used again."""
        self.close_connection = True
        self.answer(status, status, message, [], {"Connection": "close", **(headers or {})})

    def answer(self, status, code, message, ids, headers=None):
        self.answer_json(status, {"status": {"code": code, "message": message}, "data": {"ids": [{"id": one} for one in ids]}}, headers)

    def answer_json(self, status, value, headers=None):
        body = json.dumps(value).encode()
        self.send_response(status)
        for name, content in {"Content-Type": "application/json", "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, content)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


for method in ("HEAD", "PATCH", "DELETE", "OPTIONS", "TRACE"):
    setattr(Handler, f"do_{method}", Handler.refuse_method)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, *_):
        """A sender that goes away is no error of ours."""


if __name__ == "__main__":
    if not SECRET:
        sys.exit("RECEIVER_SECRET is missing: a receiver without a secret could verify nothing")
    server = Server(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 0), Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
