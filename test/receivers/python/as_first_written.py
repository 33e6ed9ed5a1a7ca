import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

SECRET = os.environ["WEBHOOK_SECRET"].encode()
seen = set()
interactions = {}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self):
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        expected = "sha1=" + hmac.new(SECRET, raw, hashlib.sha1).hexdigest()
        if not hmac.compare_digest(self.headers.get("X-Hub-Signature", ""), expected):
            return self.reply(401, {"status": {"code": 401, "message": "bad signature"}})
        payload = json.loads(raw)
        ids = []
        for item in payload["data"]["entities"]:
            entity = item["entity"]
            ids.append({"id": entity["id"]})
            if (entity["id"], item["event"]) in seen:
                continue
            seen.add((entity["id"], item["event"]))
            interactions[entity["id"]] = {"state": item["event"], **entity}
        self.reply(200, {"status": {"code": 0, "message": "OK"}, "data": {"ids": ids}})

    def do_GET(self):
        url = urlparse(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        known = interactions.get(query.get("interactionId"))
        if url.path == "/processed":
            self.reply(200, {"count": int((query.get("interactionId"), query.get("event")) in seen)})
        elif url.path == "/state":
            self.reply(200, {"state": known and known["state"]})
        elif url.path == "/details":
            fields = ("mediaType", "interactionSubtype")
            self.reply(200, {"details": known and {field: known.get(field) for field in fields}})
        else:
            self.reply(404, {})


ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler).serve_forever()
